package org.bitmargin.tck;

import java.util.OptionalDouble;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Four bits, symmetric: q(x) = m·(2c − 15)/15 with m the largest magnitude and c the nearest code.
 * Correct, with places to go wrong.
 */
class ScalingQuantizer implements Quantizer {
  static final int TOP = 15;

  @Override
  public int bits() {
    return 4;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    float[] values = Tensors.toArray(latent);
    float m = range(values);
    PackedBits codes = new PackedBits(width(), values.length);
    for (int i = 0; i < values.length; i++) {
      double unit = divide(values[i], m);
      codes.set(i, (int) Math.max(0, Math.min(TOP, Math.round((unit + 1) / 2 * TOP))));
    }
    return new QuantizedTensor(latent.shape(), codes, new float[] {m});
  }

  int width() {
    return 4;
  }

  float range(float[] values) {
    return Networks.largest(values);
  }

  double divide(float value, float m) {
    return m == 0 ? 0 : (double) value / m;
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return value(stored.codes().get(index), stored.ranges()[0]);
  }

  static float value(int code, float m) {
    return (float) (m * ((2.0 * code - TOP) / TOP));
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return upstream.dup();
  }

  @Override
  public OptionalDouble latentLimit() {
    return OptionalDouble.empty();
  }
}
