package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;

/**
 * Begins a run in a folder, or goes on with the same one: same configuration, same plug-in jars,
 * same data. Anything else would put results of different origin side by side.
 */
final class RunBeginning {
  private final RunFolder folder;
  private final ResolvedExperiment experiment;
  private final ChosenPlugins plugins;
  private final String fingerprint;

  RunBeginning(
      RunFolder folder, ResolvedExperiment experiment, ChosenPlugins plugins, String fingerprint) {
    this.folder = folder;
    this.experiment = experiment;
    this.plugins = plugins;
    this.fingerprint = fingerprint;
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
        Manifest.of(
            Optional.empty(), experiment, plugins, fingerprint, Optional.empty(), List.of()));
    AtomicFiles.write(
        folder.root().resolve(RunFolder.CONFIGURATION), ExperimentWriter.yaml(experiment));
  }

  /** What differs from the run begun there; empty where it is the same. */
  private Optional<String> difference() throws IOException {
    Optional<String> configuration = configurationDifference(folder, experiment);
    if (configuration.isPresent()) {
      return configuration;
    }
    if (!Files.exists(folder.root().resolve(Manifest.FILE))) {
      return Optional.of("its manifest is missing");
    }
    JsonNode manifest = Manifest.read(folder.root());
    List<String> others = TreeDifferences.of(manifest.path("plugins"), Manifest.plugins(plugins));
    if (!others.isEmpty()) {
      return Optional.of("plugins" + others.get(0));
    }
    String data = manifest.path("data").path("fingerprint").asText();
    return data.equals(fingerprint) ? Optional.empty() : Optional.of("its data differ");
  }

  static Optional<String> configurationDifference(RunFolder folder, ResolvedExperiment experiment)
      throws IOException {
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
