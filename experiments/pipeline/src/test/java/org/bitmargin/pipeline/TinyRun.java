package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;

/** An experiment of a second or two, for tests of running. */
final class TinyRun {
  static final PluginRegistry REGISTRY = PluginRegistry.ofClassPath();
  static final DatasetContext NO_DATA = new DatasetContext(List.of());

  static final String YAML =
      """
      name: tiny
      dataset: {name: synthetic, parameters: {train: 120, test: 40}}
      models: [{name: mlp, parameters: {hidden: 8, layers: 1}}]
      losses: [cross-entropy, {name: mcel, parameters: {m: 2, L: 10}}]
      quantization: [{bits: 2}]
      faults: [{name: bit-flip, parameters: {lifetime: per-chip}}]
      rates: [0, 0.01, 0.1]
      chips: 2
      training: {epochs: 2, batch: 20}
      """;

  private TinyRun() {}

  static ResolvedExperiment experiment(String yaml, String... overrides) {
    return Experiments.parse(yaml, "tiny.yaml", List.of(overrides), REGISTRY);
  }

  static RunResult run(Path out, String... overrides) {
    return run(out, experiment(YAML, overrides), RunListener.NONE);
  }

  static RunResult run(Path out, ResolvedExperiment experiment, RunListener listener) {
    try (RunFolder folder = RunFolder.open(out)) {
      return experiment(folder, experiment, listener).run();
    }
  }

  static Experiment experiment(RunFolder folder, ResolvedExperiment e, RunListener listener) {
    return new Experiment(REGISTRY, NO_DATA, e, ChosenPlugins.of(e, REGISTRY), folder, listener);
  }

  static String text(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path folder, String name) {
    return text(folder, name).lines().toList();
  }
}
