package org.bitmargin.report;

import java.util.Arrays;

/**
 * A mean accuracy with its 95 % interval.
 *
 * @param mean over the chips
 * @param interval of that mean, by {@code kind}
 * @param sd sample standard deviation over chips; 0 for one chip
 * @param min of the chips
 * @param max of the chips
 * @param kind what the interval generalises to
 */
record Estimate(double mean, Bounds interval, double sd, double min, double max, Kind kind) {

  /** What an interval is about. */
  enum Kind {
    /** Student's t over chips: other chips, the same network and images. */
    CHIPS,
    /** Wilson's score over images: other images, the same network and chip. */
    IMAGES
  }

  /**
   * The t interval over chips; Wilson's over images where there is one chip or all agree.
   *
   * @param chips accuracy of each chip
   * @param images evaluated on each
   */
  static Estimate of(double[] chips, long images) {
    Moments moments = Moments.of(chips);
    boolean spread = moments.sd() > 0;
    Bounds interval =
        spread
            ? Intervals.ofMean(moments.mean(), moments.sd(), chips.length)
            : Intervals.ofProportion(Math.round(moments.mean() * images), images);
    return new Estimate(
        moments.mean(),
        interval,
        moments.sd(),
        Arrays.stream(chips).min().orElseThrow(),
        Arrays.stream(chips).max().orElseThrow(),
        spread ? Kind.CHIPS : Kind.IMAGES);
  }
}
