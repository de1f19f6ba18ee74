package org.bitmargin.tck;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * q(x) = x/2 with its true derivative as pseudo-gradient: a network quantized with it still has a
 * gradient that finite differences can check, and a forgotten quantizer shows as a factor of two.
 */
final class Halving implements Quantizer {
  private int uses;

  /** How often it was asked for values. */
  int uses() {
    return uses;
  }

  @Override
  public int bits() {
    return FullPrecision.INSTANCE.bits();
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    uses++;
    return FullPrecision.INSTANCE.encode(latent);
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return FullPrecision.INSTANCE.valueAt(stored, index) / 2;
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return upstream.mul(0.5);
  }

  @Override
  public INDArray quantize(INDArray latent) {
    uses++;
    return latent.mul(0.5);
  }
}
