package org.bitmargin.pipeline;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stands for the weight quantizer where it matters what is quantized, not how. */
final class AnyWidth implements Quantizer {

  @Override
  public int bits() {
    return FullPrecision.INSTANCE.bits();
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    return FullPrecision.INSTANCE.encode(latent);
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return FullPrecision.INSTANCE.valueAt(stored, index);
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return FullPrecision.INSTANCE.pseudoGradient(latent, upstream);
  }
}
