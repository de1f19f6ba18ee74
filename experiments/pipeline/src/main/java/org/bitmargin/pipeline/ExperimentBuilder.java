package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.TrainingSettings;

/**
 * The pipeline in plain Java. It says what the YAML file says, goes through the same checks and
 * ends in the same {@link Experiment}:
 *
 * <pre>{@code
 * new ExperimentBuilder("first", PluginRegistry.ofClassPath())
 *     .dataset("synthetic").model("mlp").loss("cross-entropy").quantization(4)
 *     .fault("bit-flip", new BitFlipParameters(0.01, 0.01, Lifetime.PER_CHIP))
 *     .rates(0, 0.001, 0.01)
 *     .run(Path.of("runs/first"));
 * }</pre>
 */
public final class ExperimentBuilder {
  private final PluginRegistry registry;
  private final ObjectNode tree = StrictJson.MAPPER.createObjectNode();
  private DatasetContext data = DataRoots.ofProcess();
  private RunListener listener = RunListener.NONE;

  /** An experiment of this kebab-case name without anything in it. */
  public ExperimentBuilder(String name, PluginRegistry registry) {
    this.registry = registry;
    tree.put("name", name);
  }

  /** The data set, with its default parameters. */
  public ExperimentBuilder dataset(String name) {
    tree.put("dataset", name);
    return this;
  }

  /** The data set. */
  public ExperimentBuilder dataset(String name, Record parameters) {
    tree.set("dataset", new PluginChoice(name, parameters).toTree());
    return this;
  }

  /** Adds a network, with its default parameters. */
  public ExperimentBuilder model(String name) {
    tree.withArray("models").add(name);
    return this;
  }

  /** Adds a network. */
  public ExperimentBuilder model(String name, Record parameters) {
    tree.withArray("models").add(new PluginChoice(name, parameters).toTree());
    return this;
  }

  /** Adds a loss, with its default parameters. */
  public ExperimentBuilder loss(String name) {
    tree.withArray("losses").add(name);
    return this;
  }

  /** Adds a loss. */
  public ExperimentBuilder loss(String name, Record parameters) {
    tree.withArray("losses").add(new PluginChoice(name, parameters).toTree());
    return this;
  }

  /** Adds a width of weights and activations: 1 to 8 with the default quantizers, 32 for float. */
  public ExperimentBuilder quantization(int bits) {
    tree.withArray("quantization").addObject().put("bits", bits);
    return this;
  }

  /** Adds a width of weights, with the quantizers to use. */
  public ExperimentBuilder quantization(int bits, PluginChoice weights, PluginChoice activations) {
    ObjectNode entry = tree.withArray("quantization").addObject();
    entry.put("bits", bits);
    entry.set("weights", weights.toTree());
    entry.set("activations", activations.toTree());
    return this;
  }

  /** Adds a memory; its parameters say the lifetime, so they have no default. */
  public ExperimentBuilder fault(String name, Record parameters) {
    tree.withArray("faults").add(new PluginChoice(name, parameters).toTree());
    return this;
  }

  /** Bit error rates, fractions. */
  public ExperimentBuilder rates(double... rates) {
    Arrays.stream(rates).forEach(tree.withArray("rates")::add);
    return this;
  }

  /** Simulated chips at each rate. */
  public ExperimentBuilder chips(int chips) {
    tree.put("chips", chips);
    return this;
  }

  /** What the chips are drawn from. */
  public ExperimentBuilder chipSeed(long seed) {
    tree.put("chipSeed", seed);
    return this;
  }

  /** Training seeds. */
  public ExperimentBuilder seeds(long... seeds) {
    Arrays.stream(seeds).forEach(tree.withArray("seeds")::add);
    return this;
  }

  /** How each network is trained. */
  public ExperimentBuilder training(TrainingSettings settings) {
    tree.set("training", RecordBinder.toTree(settings));
    return this;
  }

  /** What is measured. */
  public ExperimentBuilder evaluation(EvaluationSettings settings) {
    tree.set("evaluation", RecordBinder.toTree(settings));
    return this;
  }

  /** Where data sets are looked for, in place of the usual folders. */
  public ExperimentBuilder data(DatasetContext context) {
    this.data = context;
    return this;
  }

  /** Who hears of the progress. */
  public ExperimentBuilder listener(RunListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * The experiment with every default filled in.
   *
   * @throws org.bitmargin.api.InvalidInputException where something is missing or wrong
   */
  public ResolvedExperiment resolve() {
    ConfigSource source = new ConfigSource("experiment builder", Map.of());
    return new ExperimentParser(registry).parse(new ConfigNode(tree, "", source));
  }

  /** Runs it into a folder, or goes on with the same run there. */
  public RunResult run(Path folder) {
    ResolvedExperiment experiment = resolve();
    ChosenPlugins plugins = ChosenPlugins.of(experiment, registry);
    try (RunFolder opened = RunFolder.open(folder)) {
      return new Experiment(registry, data, experiment, plugins, opened, listener).run();
    }
  }
}
