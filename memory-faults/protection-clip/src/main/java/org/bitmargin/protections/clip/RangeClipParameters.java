package org.bitmargin.protections.clip;

/**
 * Parameters of range clipping. Quantiles of 0 and 1 are the least and the largest clean value:
 * then clean data stay as they are, but codes whose range was taken from the same data (affine)
 * have nothing outside and are not protected at all.
 *
 * @param lowQuantile share of the clean values of a tensor that lies below its range, in [0, 1)
 * @param highQuantile share that does not lie above, in (lowQuantile, 1]
 */
public record RangeClipParameters(double lowQuantile, double highQuantile) {

  public RangeClipParameters {
    if (!(lowQuantile >= 0 && lowQuantile < highQuantile && highQuantile <= 1)) {
      throw new IllegalArgumentException(
          "0 <= lowQuantile < highQuantile <= 1 must hold (shares of the clean values), were %s and %s"
              .formatted(lowQuantile, highQuantile));
    }
  }
}
