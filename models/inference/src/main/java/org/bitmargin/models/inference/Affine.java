package org.bitmargin.models.inference;

/**
 * Batch normalisation with given statistics, as the one multiplication and one addition it amounts
 * to: y = scale·x + shift for each channel. Every path computes it by this formula, so that they
 * round alike.
 *
 * @param scale γ/√(σ² + ε)
 * @param shift β − μγ/√(σ² + ε)
 */
public record Affine(float[] scale, float[] shift) {

  /** From the statistics: 1/√(σ² + ε) in double. */
  public static Affine of(float[] gamma, float[] beta, double[] mean, double[] inverseDeviation) {
    float[] scale = gamma.clone();
    float[] shift = beta.clone();
    for (int c = 0; c < scale.length; c++) {
      shift[c] = (float) (shift[c] - mean[c] * inverseDeviation[c] * scale[c]);
      scale[c] = (float) (scale[c] * inverseDeviation[c]);
    }
    return new Affine(scale, shift);
  }

  /** From the running statistics as stored. */
  public static Affine ofRunning(
      float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon) {
    double[] means = new double[mean.length];
    double[] inverseDeviation = new double[mean.length];
    for (int c = 0; c < mean.length; c++) {
      means[c] = mean[c];
      inverseDeviation[c] = 1 / Math.sqrt(variance[c] + epsilon);
    }
    return of(gamma, beta, means, inverseDeviation);
  }
}
