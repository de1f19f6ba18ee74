package org.bitmargin.datasets.images;

/** What the network sees for a stored pixel v in 0 … 255. */
public enum Normalization {
  /** v / 255, in [0, 1]. */
  UNIT,
  /** (v / 255 − 0.5) / 0.5, in [−1, 1]. */
  SYMMETRIC,
  /** (v / 255 − mean) / deviation, with the mean and deviation usual for the data set. */
  STANDARD;

  private static final PixelScale HALVES = new PixelScale(.5, .5);

  /**
   * The scale of each channel.
   *
   * @param standard that of {@link #STANDARD}
   */
  public PixelScale[] scale(PixelScale... standard) {
    return switch (this) {
      case UNIT -> new PixelScale[] {PixelScale.UNIT};
      case SYMMETRIC -> new PixelScale[] {HALVES};
      case STANDARD -> standard.clone();
    };
  }
}
