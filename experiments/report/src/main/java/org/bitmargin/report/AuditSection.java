package org.bitmargin.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What really flipped, by the addresses and the stored bits, not by what was asked for. */
final class AuditSection {
  private static final String[] COUNTS = {
    "bits read", "flips 0→1", "flips 1→0", "realised rate (%)", "nominal (%)", "z"
  };
  private static final double USUAL = 1.96;

  private final Markup page;
  private final Findings findings;
  private final AuditTotals audit;

  private AuditSection(Markup page, Findings findings, AuditTotals audit) {
    this.page = page;
    this.findings = findings;
    this.audit = audit;
  }

  static void write(Markup page, Findings findings) {
    if (findings.tables().audit().isEmpty()) {
      page.element("p", "Left out: the run folder has no audit.csv.", "class", "note");
      return;
    }
    new AuditSection(page, findings, findings.tables().audit().get()).write();
  }

  private void write() {
    outside();
    scores();
    page.element(
        "p",
        "Chips together. The nominal rate is the bit error rate asked for: that of symmetric flips, or of asymmetric ones where zeros and ones are equally many. z = (flips − n·p)/√(n·p·(1 − p)) over n exposed bits; about 95 % of the z of uniform independent flips lie within ±1.96. Rates share their chips, so neighbouring z are alike.",
        "class",
        "note");
    Map<MemoryKey, List<AuditTotals.Key>> memories =
        audit.keys().stream()
            .collect(
                Collectors.groupingBy(
                    key -> new MemoryKey(key.cell(), key.faultModel()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    memories.forEach(this::memory);
  }

  private void outside() {
    long flips = audit.keys().stream().mapToLong(audit::flipsOutside).sum();
    page.element(
        "p",
        flips == 0
            ? "No tensor outside the exposed ones had a flip."
            : "%s in tensors that were not exposed: this is an error of the engine."
                .formatted(Text.count(flips, "flip")),
        "class",
        flips == 0 ? "finding" : "warning");
  }

  private void scores() {
    List<Double> scores =
        audit.keys().stream()
            .map(key -> audit.exposed(key).score(key.ber()))
            .filter(z -> !z.isNaN())
            .toList();
    if (!scores.isEmpty()) {
      page.element(
          "p",
          "The realised rate lies within ±1.96 standard errors of the nominal one at %d of %s; the largest deviation is %s."
              .formatted(
                  scores.stream().filter(z -> Math.abs(z) <= USUAL).count(),
                  Text.count(scores.size(), "point"),
                  Text.fixed(scores.stream().mapToDouble(Math::abs).max().orElseThrow(), 2)));
    }
  }

  private void memory(MemoryKey memory, List<AuditTotals.Key> keys) {
    page.open("details");
    page.element("summary", findings.cellName(memory.cell()) + "; " + memory.faultModel());
    HtmlTable rates = HtmlTable.open(page, "All exposed tensors", 0, heads("BER"));
    for (AuditTotals.Key key : keys) {
      rates.row(Text.rate(key.ber()), counts(audit.exposed(key), key.ber()));
    }
    rates.close();
    keys.stream().filter(key -> key.ber() == audit.highestRate(key)).forEach(this::tensors);
    page.close();
  }

  private void tensors(AuditTotals.Key key) {
    HtmlTable table =
        HtmlTable.open(
            page,
            "Every stored tensor at " + Text.rate(key.ber()),
            3,
            heads("Tensor", "role", "exposed"));
    audit
        .byTensor(key)
        .forEach(
            (tensor, flips) -> {
              String[] counts = counts(flips, tensor.exposed() ? key.ber() : 0);
              String[] cells = new String[counts.length + 2];
              cells[0] = tensor.role();
              cells[1] = tensor.exposed() ? "yes" : "no";
              System.arraycopy(counts, 0, cells, 2, counts.length);
              table.row(tensor.name(), cells);
            });
    table.close();
  }

  private static String[] heads(String... first) {
    String[] heads = Arrays.copyOf(first, first.length + COUNTS.length);
    System.arraycopy(COUNTS, 0, heads, first.length, COUNTS.length);
    return heads;
  }

  private static String[] counts(Flips flips, double nominal) {
    return new String[] {
      Text.grouped(flips.bits()),
      Text.grouped(flips.from0()),
      Text.grouped(flips.from1()),
      Text.significant(100 * flips.rate()),
      Text.ratePercent(nominal),
      Text.fixed(flips.score(nominal), 2).replace('-', '−')
    };
  }
}
