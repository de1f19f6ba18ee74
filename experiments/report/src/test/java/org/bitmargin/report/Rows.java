package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/** Result rows without a file: 1 000 images, one panel unless said otherwise. */
final class Rows {
  static final Panel PANEL =
      new Panel("e", "synthetic", "vgg3", 4, 4, "bit-flip", "", "none", "per-chip");
  static final LossKey BASELINE = new LossKey("cross-entropy", "");
  static final LossKey MCEL = new LossKey("mcel", "m=32;L=100");
  private static final int IMAGES = 1000;

  private final List<ResultRow> rows = new ArrayList<>();
  private Panel panel = PANEL;
  private long seed = 1;

  Rows panel(Panel value) {
    panel = value;
    return this;
  }

  Rows seed(long value) {
    seed = value;
    return this;
  }

  /** Images classified right on chip 0, 1, … */
  Rows add(LossKey loss, double rate, int... correct) {
    for (int chip = 0; chip < correct.length; chip++) {
      rows.add(
          new ResultRow(
              panel,
              loss,
              OperatingPoint.ofRate(rate),
              seed,
              chip,
              correct[chip],
              IMAGES,
              1.5,
              rows.size() + 2));
    }
    return this;
  }

  Study study() {
    return Study.of(rows, "results.csv");
  }

  /** The first curve of the panel. */
  Curve curve() {
    return study().curves(PANEL).get(0);
  }
}
