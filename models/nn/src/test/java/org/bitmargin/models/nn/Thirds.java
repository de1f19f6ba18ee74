package org.bitmargin.models.nn;

import java.util.Optional;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** q(x) = the nearest of −bound, 0, bound; the gradient passes within ±bound. */
final class Thirds implements Quantizer, Quantizer.Pointwise {
  private final float bound;

  Thirds(float bound) {
    this.bound = bound;
  }

  /** One that does not say that it is one of single values. */
  static final class OfData implements Quantizer {
    private final Thirds thirds = new Thirds(1);

    @Override
    public int bits() {
      return thirds.bits();
    }

    @Override
    public QuantizedTensor encode(INDArray latent) {
      return thirds.encode(latent);
    }

    @Override
    public float valueAt(QuantizedTensor stored, long index) {
      return thirds.valueAt(stored, index);
    }

    @Override
    public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
      return thirds.pseudoGradient(latent, upstream);
    }
  }

  @Override
  public int bits() {
    return 2;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    throw new UnsupportedOperationException("layers do not store");
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    throw new UnsupportedOperationException("layers do not store");
  }

  @Override
  public INDArray quantize(INDArray latent) {
    return Tensors.map(latent, (Tensors.Map) this::quantize);
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return Tensors.zip(upstream, latent, this::pseudoGradient);
  }

  @Override
  public Optional<Pointwise> pointwise() {
    return Optional.of(this);
  }

  @Override
  public void quantize(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = bound * Math.max(-1, Math.min(1, Math.round(values[i] / bound)));
    }
  }

  @Override
  public void pseudoGradient(float[] gradients, float[] latents, int length) {
    for (int i = 0; i < length; i++) {
      gradients[i] = Math.abs(latents[i]) <= bound ? gradients[i] : 0;
    }
  }

  @Override
  public boolean passes(float low, float high) {
    return -bound <= low && high <= bound;
  }
}
