package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;

/**
 * The weights of a stage as stored now, integers or decoded floats: a plain copy [taps, in, out] or
 * [in, out], which oneDNN rearranges fifty times faster than the parameter's order, and copies in
 * the layouts oneDNN wants, brought up to date when asked for.
 */
final class IntegerWeights {
  private static final int TILE = 64;

  private static final class Packed {
    final memory.desc form;
    final memory memory;
    final OneDnnStep copy;
    long version = -1;

    Packed(memory.desc form, memory plain) {
      this.form = form;
      this.memory = new memory(form, OneDnn.engine());
      this.copy = OneDnnStep.copy(plain, memory);
    }
  }

  private final Parameter parameter;
  private final LatticeCodes codes;
  private final int plane;
  private final NativeScope natives;
  private final int out;
  private final int in;
  private final NativeBlock plain;
  private final List<Packed> copies = new ArrayList<>();
  private LatticeCodes.Grid grid;
  private boolean usable;
  private long version;

  /**
   * Weights of a parameter.
   *
   * @param codes what the codes stand for; null where floats are wanted
   * @param plane weights each channel of the input has: the taps of a convolution, or the pixels
   *     where a linear stage reads an image. Channels lie one after the other in the parameter and
   *     next to each other here.
   */
  IntegerWeights(Parameter parameter, LatticeCodes codes, int plane, NativeScope natives) {
    this.parameter = parameter;
    this.codes = codes;
    this.plane = plane;
    this.natives = natives;
    this.out = (int) parameter.value().size(0);
    this.in = (int) (parameter.value().length() / out);
    long width = codes == null ? Float.BYTES : Byte.BYTES;
    this.plain = natives.make(() -> new NativeBlock(width * out * in));
  }

  /** How the integers are to be read. */
  LatticeCodes.Grid grid() {
    return grid;
  }

  /** Whether they are what they should be, and finite: faulty ranges can make them otherwise. */
  boolean usable() {
    return usable;
  }

  /** Takes in what the memory holds, as {@link org.bitmargin.api.Inference#load} does. */
  void load(QuantizedTensor stored, long[] changed) {
    version++;
    if (changed == null) {
      loadAll(stored);
      return;
    }
    for (long bit : changed) {
      int i = (int) (bit / stored.codes().width());
      if (codes == null) {
        put(i, parameter.quantizer().valueAt(stored, i));
      } else {
        plain.bytes().put(place(i), (byte) codes.numbers()[stored.codes().get(i)]);
      }
    }
  }

  private void loadAll(QuantizedTensor stored) {
    usable = true;
    if (codes == null) {
      float[] values = Tensors.toArray(parameter.quantizer().decode(stored));
      for (int i = 0; i < values.length; i++) {
        put(i, values[i]);
      }
      return;
    }
    grid = codes.grid(stored).orElse(null);
    usable = grid != null;
    IntStream.range(0, (out + TILE - 1) / TILE)
        .parallel()
        .forEach(tile -> loadTile(stored.codes(), tile * TILE));
  }

  /** Several outputs at once: their weights lie next to each other. */
  private void loadTile(PackedBits bits, int first) {
    int n = Math.min(TILE, out - first);
    byte[] tile = new byte[in * n];
    for (int o = 0; o < n; o++) {
      for (int i = 0; i < in; i++) {
        int code = bits.get((long) (first + o) * in + i);
        tile[input(i) * n + o] = (byte) codes.numbers()[code];
      }
    }
    for (int i = 0; i < in; i++) {
      plain.bytes().put(i * out + first, tile, i * n, n);
    }
  }

  private void put(int i, float value) {
    plain.floats().put(place(i), value);
    usable &= Math.abs(value) <= LatticeCodes.LARGEST;
  }

  /** Where the plain copy has the i-th weight of the parameter. */
  private int place(int i) {
    return input(i % in) * out + i / in;
  }

  private int input(int i) {
    return i % plane * (in / plane) + i / plane;
  }

  /** The weights in a layout, as of the last load. */
  synchronized memory packed(memory.desc form, OneDnnShape shape) {
    Packed packed = copies.stream().filter(c -> c.form.equals(form)).findFirst().orElse(null);
    if (packed == null) {
      data_type type = codes == null ? data_type.f32 : data_type.s8;
      packed = natives.make(() -> new Packed(form, plain.as(shape.plainWeights(type))));
      copies.add(packed);
    }
    if (packed.version != version) {
      packed.copy.run();
      packed.version = version;
    }
    return packed.memory;
  }
}
