package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.FaultModel;
import org.bitmargin.engine.TrainingSettings;

/** What an experiment would do, in words: nothing is opened, trained or written. */
public final class Explanation {
  private final ResolvedExperiment experiment;
  private final PluginRegistry registry;
  private final List<String> lines = new ArrayList<>();

  private Explanation(ResolvedExperiment experiment, PluginRegistry registry) {
    this.experiment = experiment;
    this.registry = registry;
  }

  /** The text, some lines a section. */
  public static String of(
      ResolvedExperiment experiment, PluginRegistry registry, DatasetContext data) {
    Explanation text = new Explanation(experiment, registry);
    text.work();
    text.plugins();
    text.section("data is looked for in");
    data.roots().forEach(root -> text.item(root.resolve(experiment.dataset().name()).toString()));
    text.section("configuration, fully resolved");
    Experiments.yaml(experiment).lines().forEach(text::item);
    return String.join("\n", text.lines) + "\n";
  }

  private void work() {
    List<Cell> cells = Experiments.cells(experiment, registry);
    TrainingSettings training = experiment.training();
    lines.add("experiment " + experiment.name());
    section("networks to train (cells)");
    cells.forEach(cell -> item(cell.id()));
    section("training");
    item(
        "%s x %s = %s of %s images, batch %d"
            .formatted(
                count(cells.size(), "cell"),
                count(training.epochs(), "epoch"),
                count((long) cells.size() * training.epochs(), "epoch"),
                training.images() == 0 ? "all" : "at most " + training.images(),
                training.batch()));
    section("evaluation");
    measured();
    long measurements =
        cells.stream().mapToLong(cell -> experiment.measurementsOf(cell.quantization())).sum();
    item(
        "%s (cells x %s x operating points x %s x %s) of %s test images"
            .formatted(
                count(measurements, "measurement"),
                count(experiment.faults().size(), "fault model"),
                count(experiment.protectionsOrNone().size(), "protection"),
                count(experiment.chips(), "chip"),
                experiment.evaluation().images() == 0
                    ? "all"
                    : "at most " + experiment.evaluation().images()));
  }

  /** What each memory is measured at. */
  private void measured() {
    for (FaultChoice fault : experiment.faults()) {
      String label = FaultLabels.of(fault, experiment.faults());
      if (fault.hasPoints()) {
        item("%s at %s".formatted(label, points(fault)));
      } else {
        for (QuantizationChoice q : experiment.quantization()) {
          item("%s, %s, at BER %s (fractions)".formatted(label, count(q.bits(), "bit"), rates(q)));
        }
      }
    }
  }

  private String rates(QuantizationChoice quantization) {
    return experiment.ratesOf(quantization).stream()
        .map(rate -> Numbers.show(rate.doubleValue()))
        .collect(Collectors.joining(", "));
  }

  /** Each value with the bit error rate it has, as far as that does not depend on the network. */
  private String points(FaultChoice fault) {
    Products products = new Products(registry);
    return fault.axis()
        + " "
        + fault.points().stream()
            .map(
                point -> {
                  FaultModel model = products.faultModel(point);
                  String value = RecordBinder.toTree(point.parameters()).get(fault.axis()).asText();
                  return model instanceof AimedFaultModel
                      ? value
                      : "%s (BER %s)"
                          .formatted(
                              value, String.format(Locale.ROOT, "%.3g", model.bitErrorRate()));
                })
            .collect(Collectors.joining(", "));
  }

  private void plugins() {
    section("plug-ins");
    for (Plugin plugin : ChosenPlugins.of(experiment, registry).plugins()) {
      item(
          "%s %s %s from %s"
              .formatted(
                  plugin.kind().label(),
                  plugin.name(),
                  plugin.jar().version(),
                  plugin.jar().path()));
    }
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : "%d %ss".formatted(number, what);
  }

  private void section(String title) {
    lines.add("");
    lines.add(title + ":");
  }

  private void item(String text) {
    lines.add("  " + text);
  }
}
