package org.bitmargin.models.inference;

import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;

/**
 * One step of a plan: products with a weight, then what follows up to the next weight, in this
 * order: bias, 2×2 maximum pooling, batch normalisation, hardtanh, quantizer, scale. Only what is
 * said here happens.
 *
 * @param kind what kind of product
 * @param weight [out, in, k, k] (stride 1, zero padding that keeps height and width) or [out, in]
 * @param bias [out], or null
 * @param pool whether the maximum over 2×2 windows is taken, an odd last row or column left out
 * @param norm batch normalisation, or null
 * @param hardTanh whether values are clipped to [−1, 1]
 * @param quantizer of the activations, or null
 * @param scale one factor, or null
 */
public record Stage(
    Kind kind,
    Parameter weight,
    Parameter bias,
    boolean pool,
    Norm norm,
    boolean hardTanh,
    Quantizer quantizer,
    Parameter scale) {

  /** Kinds of products. */
  public enum Kind {
    /** Of windows of an image. */
    CONVOLUTION,
    /** Of the flattened input. */
    LINEAR
  }

  /**
   * The parameters of a batch normalisation, all of shape [out].
   *
   * @param epsilon added to the variance
   */
  public record Norm(
      Parameter gamma, Parameter beta, Parameter mean, Parameter variance, double epsilon) {}

  /** Output channels or features. */
  public int outputs() {
    return (int) weight.value().size(0);
  }

  /** Input channels or features. */
  public int inputs() {
    return (int) weight.value().size(1);
  }

  /** Height and width of the kernel; 1 for linear stages. */
  public int kernel() {
    return kind == Kind.CONVOLUTION ? (int) weight.value().size(2) : 1;
  }
}
