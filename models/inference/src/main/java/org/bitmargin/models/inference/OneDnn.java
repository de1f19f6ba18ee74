package org.bitmargin.models.inference;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.javacpp.PointerScope;

/** The oneDNN library: whether it can be used here, and its CPU engine. */
public final class OneDnn {
  private static final engine ENGINE = load();
  private static final boolean EXACT = ENGINE != null && exact();

  private OneDnn() {}

  private static engine load() {
    try {
      engine made = new engine(engine.kind.cpu, 0).retainReference();
      PointerScope around = PointerScope.getInnerScope();
      if (around != null) {
        around.detach(made); // No scope in which it happens to be needed first may free it.
      }
      return made;
    } catch (LinkageError | RuntimeException e) {
      return null; // No build of it for this platform: the reference path computes.
    }
  }

  /** Whether it is there and multiplies 8-bit integers exactly. */
  public static boolean available() {
    return EXACT;
  }

  /** Whether there is a build of it for this platform. */
  public static boolean loaded() {
    return ENGINE != null;
  }

  /** Its CPU engine; null where it is not {@link #loaded}. */
  public static engine engine() {
    return ENGINE;
  }

  /**
   * Multiplies the largest numbers there are. Without the VNNI instructions oneDNN adds pairs of
   * products in 16 bits, which saturate, or halves the weights.
   */
  private static boolean exact() {
    try (NativeScope natives = new NativeScope()) {
      return natives.make(
          () ->
              multiplies(false, data_type.u8, 255)
                  && multiplies(false, data_type.s8, -128)
                  && multiplies(true, data_type.u8, 255)
                  && multiplies(true, data_type.s8, -128));
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean multiplies(boolean convolution, data_type type, int number) {
    int in = 64;
    int side = convolution ? 5 : 1;
    var shape = new OneDnnShape(convolution, 1, in, 16, side, side, convolution ? 3 : 1);
    NativeBlock source = filled((int) shape.sourceSize(), (byte) number);
    NativeBlock scale = new NativeBlock(Float.BYTES * 16);
    scale.floats().put(0, 1);
    OneDnnProduct product = OneDnnProduct.ofIntegers(shape, type, source, scale);
    NativeBlock weights = filled(in * 16 * 9, (byte) 127);
    memory packed = new memory(product.weightsForm(), ENGINE);
    OneDnnStep.copy(weights.as(shape.plainWeights(data_type.s8)), packed).run();
    NativeBlock sums = new NativeBlock(product.sumsForm().get_size());
    product.bind(packed, sums.as(product.sumsForm()));
    product.run();
    int middle = side / 2 * (side + 1) * 16;
    int terms = in * shape.kernel() * shape.kernel();
    return sums.floats().get(middle) == (float) (number * 127 * terms);
  }

  private static NativeBlock filled(int size, byte value) {
    NativeBlock block = new NativeBlock(size);
    for (int i = 0; i < size; i++) {
      block.bytes().put(i, value);
    }
    return block;
  }
}
