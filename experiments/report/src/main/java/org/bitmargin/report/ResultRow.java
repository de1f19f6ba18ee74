package org.bitmargin.report;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of {@code results.csv}: a trained network on one chip at one rate.
 *
 * @param panel what it is measured under
 * @param loss what it was trained with
 * @param point it is measured at
 * @param seed of the training
 * @param chip number of the chip; the same chip for every loss of the panel
 * @param correct images classified right
 * @param images images evaluated
 * @param margin mean logit margin
 * @param line in the file, for error messages
 */
record ResultRow(
    Panel panel,
    LossKey loss,
    OperatingPoint point,
    long seed,
    long chip,
    long correct,
    long images,
    double margin,
    long line) {

  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          "dataset",
          "model",
          "loss",
          "loss_params",
          "weight_bits",
          "activation_bits",
          "fault_model",
          "fault_params",
          "protection",
          "lifetime",
          "ber",
          "train_seed",
          "chip",
          "correct",
          "total",
          "accuracy",
          "mean_logit_margin",
          "flipped_bits",
          "stored_bits");

  /** The rows of a {@code results.csv}. */
  static List<ResultRow> read(Path file) {
    return CsvTable.read(file, COLUMNS, ResultRow::of);
  }

  private static ResultRow of(CsvRow row) {
    long images = row.whole("total", 1);
    long correct = row.whole("correct", 0);
    if (correct > images || images > Integer.MAX_VALUE) {
      throw row.error("correct", "a count of at most total (" + images + ")");
    }
    // Accuracies may be rounded in the file; the counts are exact.
    if (Math.abs(row.fraction("accuracy") - (double) correct / images) > 1e-4) {
      throw row.error("accuracy", "correct/total = " + correct + "/" + images);
    }
    return new ResultRow(
        Panel.of(row),
        new LossKey(row.text("loss"), row.text("loss_params")),
        OperatingPoint.ofRate(row.fraction("ber")),
        row.whole("train_seed", Long.MIN_VALUE),
        row.whole("chip", 0),
        correct,
        images,
        row.numberOrNaN("mean_logit_margin"),
        row.line());
  }

  /** Fraction of the images classified right. */
  double accuracy() {
    return (double) correct / images;
  }

  /** The same row whatever the experiment is called, to line runs up. */
  ResultRow withoutExperiment() {
    return with(panel.withoutExperiment(), point.withoutUnit());
  }

  private ResultRow with(Panel otherPanel, OperatingPoint otherPoint) {
    return new ResultRow(otherPanel, loss, otherPoint, seed, chip, correct, images, margin, line);
  }

  /** The same row as a point along a parameter of its fault model. */
  ResultRow along(String axis) {
    return along(panel.along(axis), axis, "");
  }

  /** The same row as a point of an entry of the experiment that has points. */
  ResultRow along(FaultEntry entry) {
    Panel own = panel.along(entry.axis());
    return along(entry.told().map(own::telling).orElse(own), entry.axis(), entry.unit());
  }

  private ResultRow along(Panel own, String axis, String unit) {
    String parameters = panel.faultParameters();
    String value = FaultParameters.parse(parameters).getOrDefault(axis, "");
    return with(own, new OperatingPoint(point.ber(), axis, value, unit, parameters));
  }

  /** What may occur once in a file. */
  List<Object> identity() {
    return List.of(panel, loss, point, seed, chip);
  }
}
