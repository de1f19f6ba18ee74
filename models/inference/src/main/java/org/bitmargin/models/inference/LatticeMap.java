package org.bitmargin.models.inference;

/**
 * From a sum to the number of its level: bias, batch normalisation, hardtanh and rounding as n =
 * round(clip(factor·x + shift)), by channel. Rounding is left to the conversion to bytes, which
 * goes to the even of two equally near numbers; an ulp in the shift makes it go up, as the
 * quantizer does.
 *
 * <p>Faults can make any parameter infinite or NaN. Factor and shift are finite all the same, and
 * such that finite sums go where the layers one by one would send them, NaN to the lower end.
 *
 * @param low least value after clipping
 * @param high greatest value after clipping
 */
record LatticeMap(float[] factor, float[] shift, float low, float high) {
  private static final double LARGE = 1e30;
  private static final double LESS_LARGE = 1e20;

  /**
   * Folds what follows the sums of a hidden layer.
   *
   * @param bias one a channel
   */
  static LatticeMap of(Affine norm, float[] bias, LatticeLevels levels) {
    double up = Math.ulp((float) levels.highest());
    float low = (float) Math.max(levels.lowest(), -1 / levels.step() + up);
    float high = (float) Math.min(levels.highest(), 1 / levels.step() + up);
    int channels = bias.length;
    LatticeMap map = new LatticeMap(new float[channels], new float[channels], low, high);
    for (int c = 0; c < channels; c++) {
      double a = norm.scale()[c];
      double b = norm.shift()[c];
      if (Double.isInfinite(a) && b > Double.NEGATIVE_INFINITY) {
        // An x + bias of 0 becomes NaN, every other one infinite.
        double f = Math.copySign(LARGE, a);
        map.set(c, f, f * bias[c] - LESS_LARGE);
      } else {
        map.set(c, a / levels.step(), (b + a * bias[c]) / levels.step() + up);
      }
    }
    return map;
  }

  private void set(int channel, double f, double s) {
    if (Double.isNaN(f + s)) {
      set(channel, 0, low);
    } else if (Double.isInfinite(s)) {
      set(channel, 0, Math.copySign(LARGE, s));
    } else {
      // A huge shift keeps its proportion to the factor, a moderate one its value.
      double size = Math.abs(s) > LARGE ? Math.max(Math.abs(f), Math.abs(s)) / LARGE : 1;
      factor[channel] = (float) Math.max(-LARGE, Math.min(LARGE, f / size));
      shift[channel] = (float) (s / size);
    }
  }

  /** x = clip(f·x + s), for as many elements as there are factors. */
  static void apply(float[] x, float[] f, float[] s, float low, float high) {
    for (int i = 0; i < f.length; i++) {
      x[i] = Math.max(low, Math.min(high, Math.fma(x[i], f[i], s[i])));
    }
  }
}
