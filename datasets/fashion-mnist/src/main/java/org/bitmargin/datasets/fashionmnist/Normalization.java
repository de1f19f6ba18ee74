package org.bitmargin.datasets.fashionmnist;

import org.bitmargin.datasets.images.PixelScale;

/** What the network sees for a stored pixel v in 0 … 255. */
public enum Normalization {
  /** v / 255, in [0, 1]. */
  UNIT(PixelScale.UNIT),
  /**
   * (v / 255 − 0.2860) / 0.3530: about zero mean and unit deviation. The two figures are those of
   * all training pixels, rounded (derived here: 0.28604 and 0.35302; a test recomputes them).
   */
  STANDARD(new PixelScale(0.2860, 0.3530));

  private final PixelScale scale;

  Normalization(PixelScale scale) {
    this.scale = scale;
  }

  PixelScale scale() {
    return scale;
  }
}
