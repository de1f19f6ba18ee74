package org.bitmargin.models.nn;

import java.util.random.RandomGenerator;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Initial values of parameters. */
final class Initial {
  private Initial() {}

  /** Uniform in ±1/√fanIn, what PyTorch's layers start with. */
  static INDArray uniform(RandomGenerator stream, int fanIn, long... shape) {
    int length = 1;
    for (long d : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(d));
    }
    float bound = (float) (1 / Math.sqrt(fanIn));
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = bound * (2 * stream.nextFloat() - 1);
    }
    return Tensors.of(values, shape);
  }

  static INDArray constant(float value, long... shape) {
    return Tensors.zeros(shape).assign(value);
  }
}
