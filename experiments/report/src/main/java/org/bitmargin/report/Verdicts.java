package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of a panel in sentences, every one derived from the data. */
final class Verdicts {
  /** The baseline's drop that makes a rate the one to talk about. */
  private static final double TELLING_DROP = 0.05;

  private final Findings findings;
  private final Panel panel;

  Verdicts(Findings findings, Panel panel) {
    this.findings = findings;
    this.panel = panel;
  }

  List<String> sentences() {
    Optional<Curve> baseline = findings.study().baseline(panel);
    if (baseline.isEmpty()) {
      return List.of("Plain cross-entropy was not run here, so there is nothing to compare with.");
    }
    OperatingPoint point = tellingPoint(baseline.get());
    if (point.ber() == 0) {
      return List.of("Only the fault-free network was measured.");
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(fall(baseline.get(), point));
    best(point).ifPresent(sentences::add);
    sentences.addAll(tallies());
    return sentences;
  }

  /** The mildest point at which the baseline has lost five points, else its worst. */
  static OperatingPoint tellingPoint(Curve baseline) {
    double golden = baseline.referenceSample().map(s -> s.estimate().mean()).orElse(Double.NaN);
    return baseline.samples().entrySet().stream()
        .filter(e -> golden - e.getValue().estimate().mean() >= TELLING_DROP)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(baseline.samples().lastKey());
  }

  private static String fall(Curve baseline, OperatingPoint point) {
    double faulty = baseline.at(point).orElseThrow().estimate().mean();
    if (baseline.reference().isEmpty()) {
      return "Cross-entropy has %s %% accuracy at %s; its fault-free accuracy was not measured."
          .formatted(Text.percent(faulty, 1), point.phrase());
    }
    OperatingPoint reference = baseline.reference().get();
    double mild = baseline.referenceSample().orElseThrow().estimate().mean();
    String from =
        "%s %% (%s)"
            .formatted(
                Text.percent(mild, 1), reference.ber() == 0 ? "golden" : reference.setting());
    return mild - faulty >= TELLING_DROP
        ? "Cross-entropy falls from %s to %s %% at %s."
            .formatted(from, Text.percent(faulty, 1), point.phrase())
        : "Cross-entropy holds: from %s it comes to %s %% at the highest bit error rate measured, %s."
            .formatted(from, Text.percent(faulty, 1), point.label());
  }

  private Optional<String> best(OperatingPoint point) {
    Optional<Comparison> best =
        findings.comparisons().get(panel).stream()
            .filter(c -> c.point().equals(point))
            .max(Comparator.comparingDouble(c -> c.difference().mean()));
    return best.map(
        c -> {
          PairedDifference d = c.difference();
          String name = findings.name(c.loss());
          String lead = Text.percent(Math.abs(d.mean()), 1);
          String proof = proof(c);
          double accuracy =
              findings.study().curves(panel).stream()
                  .filter(curve -> curve.loss().equals(c.loss()))
                  .map(curve -> curve.at(point).orElseThrow().estimate().mean())
                  .findFirst()
                  .orElseThrow();
          return switch (c.verdict()) {
            case ABOVE ->
                "There %s does best with %s %%, %s points more (%s)."
                    .formatted(name, Text.percent(accuracy, 1), lead, proof);
            case BELOW ->
                "No other loss keeps up there: the nearest, %s, is %s points below (%s)."
                    .formatted(name, lead, proof);
            case UNDECIDED ->
                "No other loss is significantly ahead there: the best of them, %s, has %s %%, a difference of %s points (%s)."
                    .formatted(name, Text.percent(accuracy, 1), Text.points(d.mean(), 1), proof);
          };
        });
  }

  /** How each loss fares over all rates. */
  private List<String> tallies() {
    List<String> sentences = new ArrayList<>();
    List<Comparison> all = findings.comparisons().get(panel);
    for (LossKey loss : all.stream().map(Comparison::loss).distinct().toList()) {
      List<Comparison> own = all.stream().filter(c -> c.loss().equals(loss)).toList();
      sentences.add(
          "%s against cross-entropy at %s: significantly above at %d, below at %d, undecided at %d."
              .formatted(
                  findings.name(loss),
                  Text.count(own.size(), panel.hasAxis() ? "point" : "rate"),
                  count(own, Comparison.Verdict.ABOVE),
                  count(own, Comparison.Verdict.BELOW),
                  count(own, Comparison.Verdict.UNDECIDED)));
    }
    return sentences;
  }

  private static long count(List<Comparison> comparisons, Comparison.Verdict verdict) {
    return comparisons.stream().filter(c -> c.verdict() == verdict).count();
  }

  /** Interval, p-value and what they are over. */
  static String proof(Comparison c) {
    PairedDifference d = c.difference();
    return "95 %% interval %s to %s, adjusted p %s, %s"
        .formatted(
            Text.points(d.interval().low(), 1),
            Text.points(d.interval().high(), 1),
            Text.probability(c.adjustedP()).replaceFirst("^(?=[0-9])", "= ").replace("<", "< "),
            d.kind() == Estimate.Kind.CHIPS
                ? "paired over " + Text.count(d.chips(), "chip")
                : "over images");
  }
}
