package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/**
 * What a drop of accuracy is counted from: a loss at the mildest operating point of a memory,
 * without protection where that was measured, mean over its chips.
 */
record DropReference(Curve curve) {

  /** Of a loss; empty where it was not measured. */
  static Optional<DropReference> of(Study study, List<Panel> panels, LossKey loss) {
    Panel plain = plain(panels);
    return study.curves(plain).stream()
        .filter(curve -> curve.loss().equals(loss))
        .findFirst()
        .map(DropReference::new);
  }

  /** The unprotected one of the panels of a memory, else the first. */
  static Panel plain(List<Panel> panels) {
    return panels.stream().filter(panel -> !panel.isProtected()).findFirst().orElse(panels.get(0));
  }

  OperatingPoint point() {
    return curve.samples().firstKey();
  }

  double accuracy() {
    return curve.samples().get(point()).estimate().mean();
  }

  /** In words, e.g. {@code cross-entropy, no protection, voltage 1, BER 5e-6 %}. */
  String words(LossNames names) {
    String guarded = curve.panel().isProtected() ? curve.panel().protection() : "no protection";
    return "%s, %s, %s".formatted(names.of(curve.loss()), guarded, point().label());
  }
}
