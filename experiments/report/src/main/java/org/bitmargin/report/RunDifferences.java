package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/** The differences of runs from the first one, where both measured a configuration. */
final class RunDifferences {
  private final List<String> letters = new ArrayList<>();
  private final List<Comparison> comparisons;

  RunDifferences(List<NamedRun> runs) {
    List<Comparison> raw = new ArrayList<>();
    NamedRun first = runs.get(0);
    for (NamedRun run : runs.subList(1, runs.size())) {
      for (Panel panel : run.study().panels().stream().filter(first::has).toList()) {
        for (Curve curve : run.study().curves(panel)) {
          first.study().curves(panel).stream()
              .filter(base -> base.loss().equals(curve.loss()))
              .forEach(base -> add(raw, run.letter(), curve, base));
        }
      }
    }
    this.comparisons = Comparison.adjust(raw);
  }

  private void add(List<Comparison> to, String letter, Curve curve, Curve base) {
    curve
        .samples()
        .forEach(
            (point, sample) ->
                base.at(point)
                    .flatMap(other -> Comparison.pair(sample, other))
                    .ifPresent(
                        difference -> {
                          letters.add(letter);
                          to.add(Comparison.unadjusted(curve, point, difference));
                        }));
  }

  int size() {
    return comparisons.size();
  }

  /** Those of a panel as a table; empty where there are none. */
  String of(Panel panel, LossNames names) {
    TextTable table =
        new TextTable()
            .row(List.of("difference (points)", "BER", "mean", "95 % interval", "adjusted p"));
    boolean found = false;
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison c = comparisons.get(i);
      if (c.panel().equals(panel)) {
        found = true;
        PairedDifference d = c.difference();
        boolean decided = c.verdict() != Comparison.Verdict.UNDECIDED;
        table.row(
            List.of(
                "%s - A  %s".formatted(letters.get(i), names.of(c.loss())),
                c.point().label(),
                Text.points(d.mean(), 2),
                Text.points(d.interval().low(), 2) + " to " + Text.points(d.interval().high(), 2),
                Text.probability(c.adjustedP()) + (decided ? " !" : "  ")));
      }
    }
    return found ? table.toString() : "";
  }
}
