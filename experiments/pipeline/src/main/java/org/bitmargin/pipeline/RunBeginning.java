package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;

/**
 * Begins a run in a folder, or goes on with the same one: same configuration, same plug-in jars,
 * same data. Anything else would put results of different origin side by side.
 */
final class RunBeginning {
  private final RunFolder folder;
  private final ResolvedExperiment experiment;
  private final ChosenPlugins plugins;
  private final Dataset data;

  RunBeginning(
      RunFolder folder, ResolvedExperiment experiment, ChosenPlugins plugins, Dataset data) {
    this.folder = folder;
    this.experiment = experiment;
    this.plugins = plugins;
    this.data = data;
  }

  void begin() throws IOException {
    if (folder.isBegun()) {
      difference()
          .ifPresent(
              line -> {
                throw new InvalidInputException(
                    "run folder %s holds another run (%s): choose another --out, or --fresh to replace it"
                        .formatted(folder.root(), line));
              });
      return;
    }
    Manifest.write(
        folder.root(),
        Manifest.of(Optional.empty(), experiment, plugins, data, Optional.empty(), List.of()));
    AtomicFiles.write(
        folder.root().resolve(RunFolder.CONFIGURATION), ExperimentWriter.yaml(experiment));
  }

  /** What differs from the run begun there; empty where it is the same. */
  private Optional<String> difference() throws IOException {
    Optional<String> other = difference(folder, experiment, plugins);
    if (other.isPresent()) {
      return other;
    }
    String there = Manifest.read(folder.root()).path("data").path("fingerprint").asText();
    return there.equals(data.fingerprint()) ? Optional.empty() : Optional.of("its data differ");
  }

  /** The same as far as it can be said without opening the data. */
  static Optional<String> difference(
      RunFolder folder, ResolvedExperiment experiment, ChosenPlugins plugins) throws IOException {
    Optional<String> configuration = configurationDifference(folder, experiment);
    if (configuration.isPresent()) {
      return configuration;
    }
    JsonNode there = Manifest.read(folder.root()).path("plugins");
    return TreeDifferences.of(there, Manifest.plugins(plugins)).stream()
        .findFirst()
        .map(line -> "plugins" + line);
  }

  private static Optional<String> configurationDifference(
      RunFolder folder, ResolvedExperiment experiment) throws IOException {
    String there = folder.configuration();
    String here = ExperimentWriter.yaml(experiment);
    if (there.equals(here)) {
      return Optional.empty();
    }
    String source = folder.root().resolve(RunFolder.CONFIGURATION).toString();
    List<String> lines =
        TreeDifferences.of(
            YamlReader.read(there, source).value(), YamlReader.read(here, source).value());
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0));
  }
}
