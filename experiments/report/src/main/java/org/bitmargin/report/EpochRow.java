package org.bitmargin.report;

import java.util.List;

/** One line of {@code training.csv}; NaN where nothing was held out for validation. */
record EpochRow(
    String cell,
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy) {
  static final String FILE = "training.csv";
  static final List<String> COLUMNS =
      List.of(
          "cell",
          "epoch",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy");

  static EpochRow of(CsvRow row) {
    return new EpochRow(
        row.text("cell"),
        (int) row.whole("epoch", 0),
        row.numberOrNaN("train_loss"),
        row.numberOrNaN("train_accuracy"),
        row.numberOrNaN("validation_loss"),
        row.numberOrNaN("validation_accuracy"));
  }
}
