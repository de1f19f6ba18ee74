package org.bitmargin.engine;

import java.util.Arrays;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/** What each code of a stored parameter reads. */
final class CodeTables {
  private static final int WIDEST = 8;

  private CodeTables() {}

  /**
   * 2^width values, or as many for each channel (dimension 0) where channels have ranges of their
   * own; null for wider codes and where a value depends on more than its code and its channel.
   */
  static float[] of(StoredModel.StoredParameter parameter) {
    QuantizedTensor stored = parameter.stored();
    int width = stored.codes().width();
    int channels = stored.shape().length == 0 ? 1 : (int) stored.shape()[0];
    if (width > WIDEST || channels == 0 || stored.ranges().length > 2 * channels) {
      return null;
    }
    int codes = 1 << width;
    PackedBits every = new PackedBits(width, (long) channels * codes);
    for (int i = 0; i < every.size(); i++) {
      every.set(i, i % codes);
    }
    Quantizer quantizer = parameter.parameter().quantizer();
    QuantizedTensor table =
        new QuantizedTensor(new long[] {channels, codes}, every, stored.ranges());
    float[] values = Tensors.toArray(quantizer.decode(table));
    if (!reads(values, codes, channels, stored, quantizer)) {
      return null;
    }
    float[] first = Arrays.copyOf(values, codes);
    for (int c = 1; c < channels; c++) {
      if (!Arrays.equals(values, c * codes, (c + 1) * codes, first, 0, codes)) {
        return values;
      }
    }
    return first;
  }

  /** Whether the tables give what decoding gives. */
  private static boolean reads(
      float[] tables, int codes, int channels, QuantizedTensor stored, Quantizer quantizer) {
    float[] decoded = Tensors.toArray(quantizer.decode(stored));
    for (int i = 0; i < decoded.length; i++) {
      int channel = (int) ((long) i * channels / decoded.length);
      if (Float.compare(decoded[i], tables[channel * codes + stored.codes().get(i)]) != 0) {
        return false;
      }
    }
    return true;
  }
}
