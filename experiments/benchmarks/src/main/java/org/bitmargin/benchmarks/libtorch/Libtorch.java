package org.bitmargin.benchmarks.libtorch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;

/** libtorch through DJL: native libraries from the class path, nothing from the network. */
public final class Libtorch {
  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private Libtorch() {}

  /** Whether it is published for this platform and its libraries load. */
  public static boolean available() {
    try (PtNDManager manager = manager()) {
      return manager.isOpen();
    } catch (EngineException | UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Sets how many threads an operation uses. */
  public static void threads(int threads) {
    try (PtNDManager manager = manager()) {
      if (manager.isOpen()) {
        JniUtils.setNumThreads(threads);
      }
    }
  }

  static PtNDManager manager() {
    return (PtNDManager) NDManager.newBaseManager("PyTorch");
  }

  static PtNDArray tensor(PtNDManager manager, float[] values, long... shape) {
    return (PtNDArray) manager.create(values, new Shape(shape));
  }

  /**
   * The same tensor with its channels next to each other in memory, the order in which libtorch
   * convolves and pools fastest; tensors of other ranks as they are.
   */
  static PtNDArray channelsLast(PtNDArray tensor) {
    long[] s = tensor.getShape().getShape();
    if (s.length != 4) {
      return tensor;
    }
    long elements = Arrays.stream(s).reduce(1, (a, b) -> a * b);
    return (PtNDArray)
        tensor
            .transpose(0, 2, 3, 1)
            .reshape(elements)
            .reshape(s[0], s[2], s[3], s[1])
            .transpose(0, 3, 1, 2);
  }
}
