package org.bitmargin.tck;

import java.util.Optional;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Two bits: −1, −½, ½ or 1, whichever is next; the gradient passes within ±1. */
final class PointwiseHalves implements Quantizer, Quantizer.Pointwise {
  private static final float[] VALUES = {-1, -0.5f, 0.5f, 1};

  private final PointwiseFlaw flaw;

  PointwiseHalves(PointwiseFlaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public int bits() {
    return 2;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    float[] values = Tensors.toArray(latent);
    PackedBits codes = new PackedBits(2, values.length);
    for (int i = 0; i < values.length; i++) {
      codes.set(i, code(values[i]));
    }
    return new QuantizedTensor(latent.shape(), codes, new float[0]);
  }

  private static int code(float x) {
    return x >= 0 ? (x >= 0.75f ? 3 : 2) : x >= -0.75f ? 1 : 0;
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return VALUES[stored.codes().get(index)];
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return Tensors.zip(upstream, latent, (g, x, n) -> mask(g, x, n, 1));
  }

  private static void mask(float[] gradients, float[] latents, int n, float factor) {
    for (int i = 0; i < n; i++) {
      gradients[i] = Math.abs(latents[i]) <= 1 ? factor * gradients[i] : 0;
    }
  }

  @Override
  public Optional<Pointwise> pointwise() {
    return Optional.of(this);
  }

  @Override
  public void quantize(float[] values, int length) {
    float first = flaw == PointwiseFlaw.OF_THE_BLOCK && length > 0 ? values[0] / 100 : 0;
    for (int i = 0; i < length; i++) {
      values[i] = VALUES[code(values[i] + first)];
    }
  }

  @Override
  public void pseudoGradient(float[] gradients, float[] latents, int length) {
    mask(gradients, latents, length, flaw == PointwiseFlaw.SCALED_GRADIENT ? 2 : 1);
  }

  @Override
  public boolean passes(float low, float high) {
    return flaw == PointwiseFlaw.PASSES_TOO_MUCH || low >= -1 && high <= 1;
  }
}
