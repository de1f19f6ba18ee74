package org.bitmargin.models.nn;

import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One bit a value, its sign; not the one networks are run with, which knows nothing of packing. */
final class SignQuantizer implements Quantizer {

  @Override
  public int bits() {
    return 1;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    float[] values = Tensors.toArray(latent);
    PackedBits codes = new PackedBits(1, values.length);
    for (int i = 0; i < values.length; i++) {
      codes.set(i, values[i] >= 0 ? 1 : 0);
    }
    return new QuantizedTensor(latent.shape(), codes, new float[0]);
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return stored.codes().get(index) == 1 ? 1 : -1;
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return upstream;
  }
}
