package org.bitmargin.models.inference;

import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A quantizer of which only the values of codes matter. */
abstract class TestQuantizer implements Quantizer {
  private final int bits;

  TestQuantizer(int bits) {
    this.bits = bits;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    PackedBits codes = new PackedBits(bits, latent.length());
    return new QuantizedTensor(latent.shape(), codes, new float[0]);
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    throw new UnsupportedOperationException();
  }
}
