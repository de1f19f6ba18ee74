package org.bitmargin.api;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named tensor of a model: its latent full-precision value, its gradient, and how it is stored.
 * Mutable, owned by one model.
 */
public final class Parameter {

  /** What a parameter is, so that faults and reports can name kinds instead of layers. */
  public enum Role {
    /** Convolution and linear weights. */
    WEIGHT(true),
    /** Additive terms of convolution and linear layers. */
    BIAS(true),
    /** Learned factor and shift of batch normalisation. */
    BATCH_NORM(true),
    /** Running mean and variance of batch normalisation; not trained by gradients. */
    BATCH_STATISTICS(false),
    /** Learned output scale. */
    SCALE(true);

    private final boolean trainable;

    Role(boolean trainable) {
      this.trainable = trainable;
    }

    /** Whether an optimizer changes it. */
    public boolean trainable() {
      return trainable;
    }
  }

  private final String name;
  private final Role role;
  private final Quantizer quantizer;
  private final INDArray value;
  private INDArray gradient;
  private INDArray override;

  /**
   * A parameter.
   *
   * @param name stable, unique within its model, e.g. {@code conv1.weight}
   * @param quantizer how it is stored; {@link FullPrecision} for what stays float
   * @param value the initial latent value; kept and changed in place by training
   */
  public Parameter(String name, Role role, Quantizer quantizer, INDArray value) {
    this.name = name;
    this.role = role;
    this.quantizer = quantizer;
    this.value = value;
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public Quantizer quantizer() {
    return quantizer;
  }

  /** The latent value itself, not a copy. */
  public INDArray value() {
    return value;
  }

  /** The gradient of the last backward pass with respect to the latent value; null before it. */
  public INDArray gradient() {
    return gradient;
  }

  /** Sets the gradient; same shape as the value. */
  public void gradient(INDArray gradient) {
    this.gradient = gradient;
  }

  /** What the forward pass uses: the override where there is one, else the quantized value. */
  public INDArray effective() {
    return override != null ? override : quantizer.quantize(value);
  }

  /**
   * Makes the forward pass use this value (what was read back from a faulty memory) until it is set
   * to null again; the latent value is untouched.
   */
  public void override(INDArray readBack) {
    if (readBack != null && !Arrays.equals(readBack.shape(), value.shape())) {
      throw new IllegalArgumentException(
          name
              + ": shape "
              + Arrays.toString(readBack.shape())
              + " does not fit "
              + Arrays.toString(value.shape()));
    }
    this.override = readBack;
  }

  /** Whether an override is set. */
  public boolean overridden() {
    return override != null;
  }

  @Override
  public String toString() {
    return "%s %s %s, %d bit"
        .formatted(name, Arrays.toString(value.shape()), role, quantizer.bits());
  }
}
