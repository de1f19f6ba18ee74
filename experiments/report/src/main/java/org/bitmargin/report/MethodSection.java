package org.bitmargin.report;

/** Units, the meaning of each interval and test, and what they do not say. */
final class MethodSection {
  private MethodSection() {}

  static void write(Markup page, Findings findings) {
    page.open("dl", "class", "methods");
    entry(
        page,
        "Units",
        "Accuracy is percent of the test images classified right; differences are in percentage points. BER is the bit error rate: the share of the exposed stored bits that read wrong, in percent here and as a fraction in the CSV files.");
    entry(
        page,
        "Golden and float",
        "Golden is the fault-free quantized network (rate 0). The float baseline is the 32-bit network trained likewise.");
    entry(
        page,
        "n",
        IntervalNoteTotals.of(findings.study())
            + " A chip is one drawn fault map, the same for every loss and rate of a panel; with per-inference faults it is one repetition over all images.");
    entry(
        page,
        "Interval over chips",
        "mean ± t·s/√R with R chips, R − 1 degrees of freedom and s the standard deviation over chips; with several training seeds a chip counts with its mean over the seeds. It says where the mean over other chips lies, for these networks and these images.");
    entry(
        page,
        "Interval over images",
        "Wilson's score interval of correct out of all test images, where there is one chip or all chips agree (marked *). It says where the accuracy on other images lies, for this network.");
    entry(
        page,
        "Comparisons",
        "Differences from plain cross-entropy chip by chip: paired t test with its interval, Wilcoxon signed-rank test beside it, effect size d_z = mean / s of the differences. Both p-values are adjusted by Holm over all losses × rates of a panel; significant means adjusted p of the t test below 5 %. Intervals are not adjusted. Where the chips do not differ (rate 0) the images are compared as if independent: Fisher's exact test and Newcombe's interval, which is conservative for the same images.");
    entry(
        page,
        "Highest BER at a drop",
        "The rate at which mean accuracy first falls by so many points from golden, interpolated linearly between measured rates; the ends are where the 95 % interval over chips of the drop does. >x: not reached up to x, the highest rate measured.");
    entry(
        page,
        "Area",
        "Area under accuracy against BER (both linear) divided by the range of rates, t interval over chips. Compare it only between equal grids.");
    entry(
        page,
        "MLM",
        "Mean logit margin: top minus second logit, mean over images, golden. Its scale is free, so it stands beside margin / logit range, where the range is top minus lowest logit.");
    if (!findings.memories().isEmpty()) {
      entry(
          page,
          "Energy at a drop",
          "A drop is counted from plain cross-entropy's mean accuracy at its mildest operating point, unprotected where that was run, so that a loss with a lower clean accuracy pays for it; the other table counts it from each loss's own. The interval of a mean energy or saving is t over chips; with several training seeds a chip counts with its mean accuracy over the seeds.");
    }
    entry(
        page,
        "Plots",
        "The rate axis is logarithmic; rate 0 stands at its left beyond the break. Markers and colours belong to a loss throughout.");
    page.close();
  }

  private static void entry(Markup page, String term, String meaning) {
    page.element("dt", term).element("dd", meaning);
  }

  /** The numbers of chips, seeds and images of a run. */
  private static final class IntervalNoteTotals {
    static String of(Study study) {
      var samples =
          study.panels().stream()
              .flatMap(panel -> study.curves(panel).stream())
              .flatMap(curve -> curve.samples().values().stream())
              .toList();
      return samples.isEmpty()
          ? "Nothing was measured."
          : "%s, %s, %s a point."
              .formatted(
                  IntervalNote.span(samples, Sample::chips, "chip"),
                  IntervalNote.span(samples, Sample::seeds, "training seed"),
                  IntervalNote.span(samples, Sample::images, "image"));
    }
  }
}
