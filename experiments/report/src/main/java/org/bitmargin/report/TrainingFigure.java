package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What training did, epoch by epoch: one line a loss and seed, one figure a network. */
final class TrainingFigure {
  private final RunFolder run;
  private final Panel network;
  private final Map<Cell, List<EpochRow>> epochs = new LinkedHashMap<>();

  TrainingFigure(RunFolder run, List<EpochRow> rows, Panel network) {
    this.run = run;
    this.network = network;
    for (EpochRow row : rows) {
      run.cells()
          .find(row.cell())
          .filter(cell -> cell.panel().sameNetwork(network))
          .ifPresent(cell -> epochs.computeIfAbsent(cell, c -> new ArrayList<>()).add(row));
    }
  }

  /** Accuracy on validation images (solid) and training images (broken). */
  Optional<Figure> accuracy(String id) {
    List<Series> series = new ArrayList<>();
    epochs.forEach(
        (cell, rows) -> {
          add(series, cell, rows, row -> 100 * row.validationAccuracy(), false, " %");
          add(series, cell, rows, row -> 100 * row.trainAccuracy(), true, "");
        });
    boolean validated = series.stream().anyMatch(s -> !s.look().dashed());
    return figure(
        id,
        "Accuracy in training, " + network.network(),
        (validated ? "Solid: validation images, after the epoch. " : "")
            + "Broken: training images, while the weights change.",
        "accuracy (%)",
        false,
        series);
  }

  /** Training loss relative to its first epoch: losses have scales of their own. */
  Optional<Figure> loss(String id) {
    List<Series> series = new ArrayList<>();
    epochs.forEach(
        (cell, rows) -> {
          double first = rows.get(0).trainLoss();
          if (first > 0) {
            add(series, cell, rows, row -> row.trainLoss() / first, false, " of the first epoch");
          }
        });
    return figure(
        id,
        "Training loss, " + network.network(),
        "Mean loss of an epoch divided by that of the first one: each loss has a scale of its own.",
        "loss / first epoch",
        true,
        series);
  }

  private void add(
      List<Series> to,
      Cell cell,
      List<EpochRow> rows,
      ToDoubleFunction<EpochRow> value,
      boolean dashed,
      String unit) {
    List<EpochRow> known =
        rows.stream().filter(row -> Double.isFinite(value.applyAsDouble(row))).toList();
    if (known.isEmpty()) {
      return;
    }
    double[] x = known.stream().mapToDouble(EpochRow::epoch).toArray();
    double[] y = known.stream().mapToDouble(value).toArray();
    int style = Palette.style(cell.loss(), run.study().losses());
    if (dashed) {
      to.add(Series.dashed("", style, x, y));
      return;
    }
    String loss = run.names().of(cell.loss());
    boolean named = to.stream().noneMatch(series -> series.name().equals(loss));
    String note =
        "%s, seed %d, epoch %d: %s%s"
            .formatted(
                loss,
                cell.seed(),
                known.get(known.size() - 1).epoch(),
                Text.significant(y[y.length - 1]),
                unit);
    to.add(Series.line(named ? loss : "", style, x, y, note));
  }

  private Optional<Figure> figure(
      String id, String title, String note, String unit, boolean fromZero, List<Series> series) {
    if (series.isEmpty()) {
      return Optional.empty();
    }
    var values = series.stream().flatMapToDouble(s -> Arrays.stream(s.y())).summaryStatistics();
    double low = fromZero ? 0 : values.getMin();
    return Optional.of(
        new Figure(
            id,
            title,
            List.of(several() ? note + " One line a training seed." : note),
            epochAxis(series),
            Axis.nice(unit, low, values.getMax()),
            series,
            List.of(),
            OptionalDouble.empty()));
  }

  private boolean several() {
    return epochs.keySet().stream().map(Cell::seed).distinct().count() > 1;
  }

  private static Axis epochAxis(List<Series> series) {
    double first = series.stream().mapToDouble(s -> s.x()[0]).min().orElse(0);
    double last = series.stream().mapToDouble(s -> s.x()[s.x().length - 1]).max().orElse(1);
    double padding = Math.max(0.02 * (last - first), 0.05);
    Axis nice = Axis.nice("epoch", first, last);
    List<Tick> whole =
        nice.ticks().stream()
            .filter(t -> t.at() == Math.rint(t.at()) && t.at() >= first && t.at() <= last)
            .toList();
    return new Axis("epoch", first - padding, last + padding, whole);
  }
}
