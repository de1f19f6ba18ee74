package org.bitmargin.report;

import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The difference in accuracy of a loss from the baseline on the same chips, before adjustment.
 *
 * @param mean difference, a fraction; positive where the loss is ahead
 * @param interval 95 % of the mean difference
 * @param p two-sided: paired t over chips, or Fisher's exact over images
 * @param wilcoxon two-sided p of the signed-rank test over chips; NaN where it has no meaning
 * @param effect Cohen's d_z = mean / sd of the differences; NaN where they do not vary
 * @param chips compared
 * @param kind what {@code interval} and {@code p} are over
 */
record PairedDifference(
    double mean,
    Bounds interval,
    double p,
    double wilcoxon,
    double effect,
    int chips,
    Estimate.Kind kind) {

  /**
   * Compares chip by chip. Where the differences do not vary (one chip, or no faults) the chips say
   * nothing and the images are compared instead, as if independent, which is conservative.
   *
   * @param loss accuracy of each chip
   * @param baseline accuracy of the same chips
   * @param images evaluated on each
   */
  static PairedDifference of(double[] loss, double[] baseline, long images) {
    double[] differences = new double[loss.length];
    for (int i = 0; i < loss.length; i++) {
      differences[i] = loss[i] - baseline[i];
    }
    Moments moments = Moments.of(differences);
    return moments.sd() > 0
        ? overChips(loss, baseline, differences, moments)
        : overImages(Moments.of(loss).mean(), Moments.of(baseline).mean(), images, loss.length);
  }

  private static PairedDifference overChips(
      double[] loss, double[] baseline, double[] differences, Moments moments) {
    return new PairedDifference(
        moments.mean(),
        Intervals.ofMean(moments.mean(), moments.sd(), differences.length),
        TTest.withDefaults().pairedTest(loss, baseline).getPValue(),
        WilcoxonSignedRankTest.withDefaults().test(differences).getPValue(),
        moments.mean() / moments.sd(),
        differences.length,
        Estimate.Kind.CHIPS);
  }

  private static PairedDifference overImages(double loss, double baseline, long images, int chips) {
    int n = Math.toIntExact(images);
    int a = (int) Math.round(loss * images);
    int b = (int) Math.round(baseline * images);
    int[][] table = {{a, n - a}, {b, n - b}};
    double p = a == b ? 1 : FisherExactTest.withDefaults().test(table).getPValue();
    return new PairedDifference(
        loss - baseline,
        Intervals.ofDifference(a, b, images),
        p,
        Double.NaN,
        Double.NaN,
        chips,
        Estimate.Kind.IMAGES);
  }
}
