package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single figures of each loss of a panel: margins, tolerated rates, area under the curve. */
final class RobustnessTable {
  private static final List<Double> DROPS = List.of(0.01, 0.02, 0.05);

  private final Findings findings;
  private final Panel panel;
  private final Markup page;
  private final boolean faulty;
  private final String reference;

  private RobustnessTable(Markup page, Findings findings, Panel panel) {
    this.findings = findings;
    this.panel = panel;
    this.page = page;
    this.faulty = findings.study().rates(panel).size() > 1;
    this.reference = mildest(findings.study().curves(panel));
  }

  static void write(Markup page, Findings findings, Panel panel) {
    new RobustnessTable(page, findings, panel).write();
  }

  private void write() {
    List<String> heads = new ArrayList<>(List.of("Loss", "MLM", "× baseline", "relative margin"));
    if (faulty) {
      DROPS.forEach(drop -> heads.add("BER at " + Text.points(-drop, 0)));
      heads.add("area (%)");
    }
    HtmlTable table =
        HtmlTable.open(
            page,
            "Mean logit margin of the "
                + reference
                + ", as a multiple of cross-entropy's and of the logit range"
                + (faulty
                    ? "; highest bit error rate (%) at a drop of 1, 2 and 5 points from "
                        + (reference.startsWith("golden") ? "golden" : "there")
                        + "; area under the curve"
                    : ""),
            1,
            heads.toArray(String[]::new));
    double baseline = findings.study().baseline(panel).map(Curve::margin).orElse(Double.NaN);
    for (Curve curve : findings.study().curves(panel)) {
      page.open("tr");
      LossLabel.write(page, findings, curve.loss());
      cell(Text.significant(curve.margin()), "");
      cell(ratio(curve.margin() / baseline), "");
      cell(Text.fixed(findings.relativeMargin(panel, curve.loss()), 3), "");
      if (faulty) {
        DROPS.forEach(drop -> tolerance(Tolerance.of(curve, drop)));
        area(Area.of(curve));
      }
      page.close();
    }
    table.close();
  }

  private void tolerance(Optional<Tolerance> tolerance) {
    cell(
        tolerance.map(t -> rate(t.rate(), t)).orElse("–"),
        tolerance.flatMap(t -> t.interval().map(i -> range(i, t))).orElse(""));
  }

  private void area(Optional<Area> area) {
    cell(
        area.map(a -> Text.percent(a.mean(), 2)).orElse("–"),
        area.flatMap(Area::interval).map(i -> " ±" + Text.percent(i.halfWidth(), 2)).orElse(""));
  }

  private void cell(String value, String interval) {
    page.open("td", "class", "number").text(value);
    if (!interval.isEmpty()) {
      page.element("small", interval);
    }
    page.close();
  }

  /** What margins are of and drops are counted from. */
  private static String mildest(List<Curve> curves) {
    return curves.stream()
        .flatMap(curve -> curve.reference().stream())
        .filter(point -> point.ber() > 0)
        .findFirst()
        .map(point -> "network at the mildest operating point (" + point.label() + ")")
        .orElse("golden network");
  }

  private static String ratio(double ratio) {
    return Double.isFinite(ratio) ? "×" + Text.significant(ratio) : "–";
  }

  /** A tolerated rate in percent, {@code >2} where it lies above what was measured. */
  private static String rate(double rate, Tolerance tolerance) {
    return Double.isInfinite(rate)
        ? ">" + Text.ratePercent(tolerance.highest())
        : Text.significant(100 * rate);
  }

  private static String range(Bounds bounds, Tolerance tolerance) {
    if (Double.isInfinite(bounds.low())) {
      return "";
    }
    return " %s to %s".formatted(rate(bounds.low(), tolerance), rate(bounds.high(), tolerance));
  }
}
