package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tensors lay in the faulty memory and which did not, and how addresses lie in it. */
final class ExposureSection {
  private final Findings findings;
  private final Panel network;
  private final Set<AuditTotals.Tensor> tensors = new LinkedHashSet<>();

  private ExposureSection(Findings findings, AuditTotals audit, Panel network) {
    this.findings = findings;
    this.network = network;
    audit.keys().stream()
        .filter(key -> findings.isOf(key.cell(), network))
        .forEach(key -> tensors.addAll(audit.byTensor(key).keySet()));
  }

  static boolean applies(Findings findings) {
    return findings.tables().audit().isPresent();
  }

  static void write(Markup page, Findings findings) {
    findings.experiment().map(e -> e.path("memory")).ifPresent(m -> geometry(page, m));
    AuditTotals audit = findings.tables().audit().orElseThrow();
    for (Panel network : Figures.networks(findings.study())) {
      ExposureSection section = new ExposureSection(findings, audit, network);
      if (!section.tensors.isEmpty()) {
        section.write(page);
      }
    }
  }

  private static void geometry(Markup page, JsonNode memory) {
    if (memory.has("banks")) {
      page.element(
          "p",
          "Addresses: %s over %s banks of %s rows × %s columns, words of %s bits."
              .formatted(
                  memory.path("mapping").asText(),
                  memory.path("banks").asText(),
                  memory.path("rows").asText(),
                  memory.path("columns").asText(),
                  memory.path("wordBits").asText()));
    }
  }

  private void write(Markup page) {
    page.element("h3", network.network());
    page.open("dl", "class", "exposure");
    entry(page, "Exposed: faults reach them", names(true));
    entry(page, "Not exposed: read without faults", names(false));
    entry(
        page,
        "Added by a protection, exposed",
        tensors.stream()
            .filter(AuditTotals.Tensor::isAdded)
            .map(AuditTotals.Tensor::name)
            .toList());
    page.close();
    share(page);
    addresses(page);
  }

  /** Where the exposed tensors lie; one table for all memories in which they lie alike. */
  private void addresses(Markup page) {
    List<AddressRow> rows =
        findings.tables().addresses().stream()
            .filter(row -> row.exposed() && row.codes() > 0 && findings.isOf(row.cell(), network))
            .toList();
    Set<List<String>> lines = new LinkedHashSet<>();
    for (AddressRow row : rows) {
      lines.add(
          List.of(
              row.tensor() + " (" + row.kind() + ", " + row.mapping() + ")",
              Text.grouped(row.codes()) + " × " + row.bits(),
              row.firstBit() + " … " + row.lastBit(),
              row.first(),
              row.last()));
    }
    if (lines.isEmpty()) {
      return;
    }
    HtmlTable table =
        HtmlTable.open(
            page,
            "Cells of the exposed tensors; activations lie in a memory of their own",
            1,
            "Tensor",
            "Codes × bits",
            "Bit addresses",
            "First cell\nbank / row / column",
            "Last cell\nbank / row / column");
    for (List<String> line : lines) {
      table.row(line.get(0), line.subList(1, 5).toArray(String[]::new));
    }
    table.close();
  }

  private List<String> names(boolean exposed) {
    List<String> names =
        tensors.stream()
            .filter(t -> t.exposed() == exposed && !t.isAdded())
            .map(t -> t.name() + " (" + (t.isActivation() ? "activation" : t.role()) + ")")
            .collect(Collectors.toCollection(ArrayList::new));
    // The audit knows what is stored; buffers that are not exposed only the energy knows.
    account()
        .filter(row -> row.kind() == EnergyRow.Kind.ACTIVATION && row.exposed() == exposed)
        .map(row -> row.tensor() + " (activation)")
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names;
  }

  private Stream<EnergyRow> account() {
    return findings.memories().stream()
        .filter(memory -> memory.network().sameNetwork(network))
        .limit(1)
        .flatMap(memory -> findings.account(memory.points().get(0)).rows().stream());
  }

  private static void entry(Markup page, String term, List<String> names) {
    if (!names.isEmpty()) {
      page.element("dt", term + " (" + names.size() + ")");
      page.element("dd", String.join(", ", names));
    }
  }

  private void share(Markup page) {
    List<EnergyRow> parameters =
        account().filter(row -> row.kind() == EnergyRow.Kind.PARAMETER).toList();
    double all = parameters.stream().mapToLong(EnergyRow::bitsRead).sum();
    if (all > 0) {
      long exposed =
          parameters.stream().filter(EnergyRow::exposed).mapToLong(EnergyRow::bitsRead).sum();
      page.element(
          "p",
          "%s of %s parameter bits, %s %%, are exposed."
              .formatted(
                  Text.grouped(exposed), Text.grouped((long) all), Text.percent(exposed / all, 1)),
          "class",
          "note");
    }
  }
}
