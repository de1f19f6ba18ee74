package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/** Accuracy against energy, what a loss saves at a drop, and what the energy is made of. */
final class EnergySection {
  private EnergySection() {}

  static void write(Markup page, Findings findings) {
    List<MemoryEnergy> memories = findings.memories();
    for (int i = 0; i < memories.size(); i++) {
      MemoryEnergy memory = memories.get(i);
      page.open("section", "class", "panel");
      page.element("h3", memory.network().network());
      page.element("p", memory.technology().name(), "class", "memory");
      answers(page, findings, memory);
      leakage(page, findings, memory);
      FigureSections.figures(page, List.of(findings.figures().energy().get(i)));
      SavingTable.write(page, findings, memory, true);
      if (!memory.savings().isEmpty()) {
        page.open("details");
        page.element("summary", "The same counted from each loss's own accuracy");
        SavingTable.write(page, findings, memory, false);
        page.close();
      }
      ParetoTable.write(page, findings, memory);
      EnergyShareTable.write(page, findings, memory);
      page.close();
    }
    notes(page, findings);
  }

  /** What each loss saves at one point, with the protection that is best for it. */
  private static void answers(Markup page, Findings findings, MemoryEnergy memory) {
    if (memory.savings().isEmpty()) {
      page.element(
          "p",
          "An inference takes the same energy at every operating point, so a tolerated error saves none.");
      return;
    }
    List<String> sentences = sentences(findings, memory);
    if (sentences.isEmpty()) {
      page.element(
          "p",
          "Plain cross-entropy was not run beside another loss, so there is no saving to tell.");
      return;
    }
    page.open("ul", "class", "verdicts");
    sentences.forEach(sentence -> page.element("li", sentence));
    page.close();
  }

  private static List<String> sentences(Findings findings, MemoryEnergy memory) {
    boolean several = memory.panels().size() > 1;
    return memory.savings(true).stream()
        .filter(row -> row.drop() == Savings.DROPS.get(0) && row.baseline().isPresent())
        .filter(row -> row.best() == several || !row.own().panel().isProtected())
        .map(row -> SavingText.sentence(row, findings.run().names(), memory.scale()))
        .toList();
  }

  /** The answers alone, for the head of the report; nothing where there are none. */
  static void outcome(Markup page, Findings findings) {
    List<MemoryEnergy> telling =
        findings.memories().stream().filter(m -> !sentences(findings, m).isEmpty()).toList();
    if (telling.isEmpty()) {
      return;
    }
    page.open("section", "class", "panel");
    page.element("h3", "Energy saved at a drop of one point");
    for (MemoryEnergy memory : telling) {
      page.element("p", memory.title(), "class", "memory");
      page.open("ul", "class", "verdicts");
      sentences(findings, memory).forEach(sentence -> page.element("li", sentence));
      page.close();
    }
    page.open("p", "class", "note");
    page.element("a", "Accuracy against energy", "href", "#energy");
    page.text(" says how this is counted and has drops of two and five points.").close();
    page.close();
  }

  /** Says where a number nobody measured decides: how long an inference takes. */
  private static void leakage(Markup page, Findings findings, MemoryEnergy memory) {
    double share =
        findings.account(memory.points().get(0)).share(row -> row.kind() == EnergyRow.Kind.LEAKAGE);
    if (share > 0.5) {
      page.element(
          "p",
          "Leakage%s is %s %% of this energy: it stands and falls with energy.inferenceMs of the experiment file, which is assumed unless you know it."
              .formatted(duration(findings), Text.percent(share, 1)),
          "class",
          "warning");
    }
  }

  /** How long the memory leaks, where the configuration tells. */
  private static String duration(Findings findings) {
    return inferenceMs(findings)
        .map(ms -> " over %s ms an inference".formatted(Text.significant(ms)))
        .orElse("");
  }

  private static Optional<Double> inferenceMs(Findings findings) {
    return findings
        .experiment()
        .map(e -> e.path("energy").path("inferenceMs"))
        .filter(ms -> ms.isNumber())
        .map(ms -> ms.asDouble());
  }

  private static void notes(Markup page, Findings findings) {
    page.element(
        "p",
        "Energy is that of memory: each parameter read once, each activation written once and read once (a data flow that keeps what it has read, assumed)%s; arithmetic is left out. What is exposed is accessed at the operating point, with what its protection adds, all else at the nominal point of the same memory. The energies of a technology and the overheads of a protection stand with source and standing on the page of its plug-in: ./bitmargin plugins NAME."
            .formatted(
                inferenceMs(findings).filter(ms -> ms == 0).isPresent()
                    ? "; leakage is left out (energy.inferenceMs: 0)"
                    : ", and leakage" + duration(findings)),
        "class",
        "note");
    page.element(
        "p",
        "Chip by chip, energy is lowered from the mildest operating point until accuracy falls below the target, interpolated linearly between measured points, never beyond them. ≤ before an energy: some chip is within the drop at the lowest energy measured. A saving is the mean of 1 − energy / cross-entropy's energy on the same chips, ± half its 95 % Student-t interval; ≥ and ≤: a bound, since the points end too early for one of the two; open: for both. These intervals are not adjusted for the number of losses and drops. The best protection of a loss is the one of the lowest mean energy, chosen on the same chips.",
        "class",
        "note");
  }
}
