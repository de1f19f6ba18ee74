package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loss against the baseline at one operating point, adjusted over its family: all losses × points
 * of the panel.
 *
 * @param adjustedP Holm-adjusted {@code difference.p()}
 * @param adjustedWilcoxon Holm-adjusted {@code difference.wilcoxon()}; NaN where there is none
 * @param family number of comparisons adjusted together
 */
record Comparison(
    Panel panel,
    LossKey loss,
    OperatingPoint point,
    PairedDifference difference,
    double adjustedP,
    double adjustedWilcoxon,
    int family) {
  static final double LEVEL = 0.05;

  /** What the data say at the 5 % level. */
  enum Verdict {
    ABOVE,
    BELOW,
    UNDECIDED
  }

  /** Bit error rate of the point. */
  double rate() {
    return point.ber();
  }

  Verdict verdict() {
    if (!(adjustedP < LEVEL)) {
      return Verdict.UNDECIDED;
    }
    return difference.mean() > 0 ? Verdict.ABOVE : Verdict.BELOW;
  }

  /** All comparisons of a panel, by loss, then point; none where it has no baseline. */
  static List<Comparison> of(Study study, Panel panel) {
    Optional<Curve> baseline = study.baseline(panel);
    List<Comparison> raw = new ArrayList<>();
    for (Curve curve : study.curves(panel)) {
      if (baseline.isPresent() && !curve.equals(baseline.get())) {
        curve
            .samples()
            .forEach(
                (point, sample) ->
                    baseline
                        .get()
                        .at(point)
                        .flatMap(base -> pair(sample, base))
                        .ifPresent(d -> raw.add(unadjusted(curve, point, d))));
      }
    }
    return adjust(raw);
  }

  /** Chip by chip on the (seed, chip) pairs that both have; empty where there are none. */
  static Optional<PairedDifference> pair(Sample a, Sample b) {
    Sample left = a.common(b);
    Sample right = b.common(a);
    return left.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(
            PairedDifference.of(
                Sample.values(left.byChip()),
                Sample.values(right.byChip()),
                Math.min(left.images(), right.images())));
  }

  static List<Comparison> adjust(List<Comparison> raw) {
    double[] p = Holm.adjust(raw.stream().mapToDouble(c -> c.difference.p()).toArray());
    double[] w = Holm.adjust(raw.stream().mapToDouble(c -> c.difference.wilcoxon()).toArray());
    List<Comparison> adjusted = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Comparison c = raw.get(i);
      adjusted.add(new Comparison(c.panel, c.loss, c.point, c.difference, p[i], w[i], raw.size()));
    }
    return List.copyOf(adjusted);
  }

  static Comparison unadjusted(Curve curve, OperatingPoint point, PairedDifference d) {
    return new Comparison(curve.panel(), curve.loss(), point, d, d.p(), d.wilcoxon(), 1);
  }
}
