package org.bitmargin.tck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;

/** Stored codes, read one by one. */
final class Codes {
  // All codes up to this width, an even spread of as many above.
  private static final int ALL_UP_TO = 12;

  private Codes() {}

  /** {@link Quantizer#valueAt} of every element. */
  static float[] values(Quantizer quantizer, QuantizedTensor stored) {
    float[] values = new float[(int) stored.codes().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantizer.valueAt(stored, i);
    }
    return values;
  }

  /** Tensors of this one's shape and ranges that between them hold every code. */
  static List<QuantizedTensor> everyCode(QuantizedTensor stored) {
    int width = stored.codes().width();
    long size = stored.codes().size();
    List<QuantizedTensor> tensors = new ArrayList<>();
    long count = 1L << Math.min(width, ALL_UP_TO);
    long stride = width > ALL_UP_TO ? ((1L << width) - 1) / (count - 1) : 1;
    for (long first = 0; size > 0 && first < count; first += size) {
      PackedBits codes = new PackedBits(width, size);
      for (long i = 0; i < size; i++) {
        codes.set(i, (int) (Math.min(first + i, count - 1) * stride));
      }
      tensors.add(new QuantizedTensor(stored.shape(), codes, stored.ranges()));
    }
    return tensors;
  }

  /** How many different values there are. */
  static long distinct(float[] values) {
    Set<Float> found = new HashSet<>();
    for (float value : plain(values)) {
      found.add(value);
    }
    return found.size();
  }

  /** With 0 for −0, which no test tells apart. */
  static float[] plain(float[] values) {
    float[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += 0f;
    }
    return result;
  }
}
