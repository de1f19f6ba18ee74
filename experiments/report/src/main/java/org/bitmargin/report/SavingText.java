package org.bitmargin.report;

import java.util.Optional;

/** How energies at a drop and savings are written in tables. */
final class SavingText {
  private SavingText() {}

  /** For example {@code 412 ±3}, {@code ≤398}, {@code 420 ±5 (8 of 10 chips)}. */
  static String energy(EnergyAtTarget reach, EnergyScale scale) {
    if (reach.reached() == 0) {
      return "not reached";
    }
    return (reach.atMost() > 0 ? "≤" : "")
        + scale.number(reach.mean())
        + reach.interval().map(i -> " ±" + scale.halfWidth(reach.mean(), i.halfWidth())).orElse("")
        + (reach.reached() < reach.chips()
            ? " (%d of %s)".formatted(reach.reached(), Text.count(reach.chips(), "chip"))
            : "");
  }

  /** In percent, e.g. {@code 9.5 ±1.4}, {@code ≥9.5 ±1.4}; a dash where there is none. */
  static String saving(SavingRow row) {
    Optional<EnergySaving> saving = row.saving();
    if (saving.isEmpty()) {
      return "–";
    }
    EnergySaving s = saving.get();
    if (s.bound() == EnergySaving.Bound.OPEN) {
      return "open";
    }
    return sign(s.bound())
        + minus(Text.percent(s.mean(), 1))
        + s.interval().map(i -> " ±" + Text.percent(i.halfWidth(), 1)).orElse("")
        + (s.chips() < row.own().reach().chips() ? " (n = %d)".formatted(s.chips()) : "");
  }

  /** The answer to "how much energy does it save", in a sentence. */
  static String sentence(SavingRow row, LossNames names, EnergyScale scale) {
    String loss = names.of(row.loss());
    String head =
        "At a drop of %s from cross-entropy's %s %%, %s "
            .formatted(
                Text.count(Math.round(100 * row.drop()), "point"),
                Text.percent(row.reference().accuracy(), 2),
                loss + (row.via().isEmpty() ? "" : behind(row.own())));
    EnergyAtTarget own = row.own().reach();
    if (own.reached() == 0) {
      return head
          + "does not get there on any chip%s."
              .formatted(row.best() ? ", with any protection" : "");
    }
    SavingRow.Guarded base = row.baseline().orElseThrow();
    String needs = head + "takes %s an inference, ".formatted(amount(own, scale));
    if (base.reach().reached() == 0) {
      return needs + "where cross-entropy%s does not get there.".formatted(behind(base));
    }
    String compared =
        needs + "cross-entropy%s %s: ".formatted(behind(base), amount(base.reach(), scale));
    return compared + row.saving().map(SavingText::verdict).orElse("on no chip do both.");
  }

  private static String verdict(EnergySaving saving) {
    String over = "paired over " + Text.count(saving.chips(), "chip");
    if (saving.bound() == EnergySaving.Bound.OPEN) {
      return "both stay within the drop at the lowest energy measured on some chip, so the saving is open (%s)."
          .formatted(over);
    }
    String interval =
        saving
            .interval()
            .map(
                i ->
                    "95 %% interval %s to %s %%, "
                        .formatted(
                            minus(Text.percent(i.low(), 1)), minus(Text.percent(i.high(), 1))))
            .orElse("");
    return "a saving of %s%s %% (%s%s)."
        .formatted(
            switch (saving.bound()) {
              case AT_LEAST -> "at least ";
              case AT_MOST -> "at most ";
              default -> "";
            },
            minus(Text.percent(saving.mean(), 1)),
            interval,
            over);
  }

  private static String amount(EnergyAtTarget reach, EnergyScale scale) {
    return (reach.atMost() > 0 ? "at most " : "") + scale.text(reach.mean());
  }

  private static String behind(SavingRow.Guarded guarded) {
    return guarded.panel().isProtected()
        ? " with " + guarded.panel().protection()
        : " without protection";
  }

  private static String sign(EnergySaving.Bound bound) {
    return switch (bound) {
      case AT_LEAST -> "≥";
      case AT_MOST -> "≤";
      default -> "";
    };
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
