package org.bitmargin.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;

/**
 * {@code manifest.json}: where results came from (code, configuration, plug-ins, data, machine) and
 * the SHA-256 of what was written.
 */
final class Manifest {
  static final String FILE = "manifest.json";

  private Manifest() {}

  /**
   * A manifest.
   *
   * @param finished the folder of a finished run, whose files are hashed; empty while it goes on
   */
  static ObjectNode of(
      Optional<Path> finished,
      ResolvedExperiment experiment,
      ChosenPlugins plugins,
      Dataset data,
      Optional<GitState> git,
      List<CellStatus> cells)
      throws IOException {
    ObjectNode root = StrictJson.MAPPER.createObjectNode();
    root.put("experiment", experiment.name());
    root.putNull("git");
    git.ifPresent(
        state -> root.putObject("git").put("commit", state.commit()).put("dirty", state.dirty()));
    root.set("config", ExperimentWriter.tree(experiment));
    root.set("plugins", plugins(plugins));
    root.set("memories", MemoryFacts.of(experiment, plugins));
    root.set("data", data(experiment.dataset().name(), data));
    ObjectNode checkpoints = root.putObject("checkpoints");
    ObjectNode files = root.putObject("files");
    if (finished.isPresent()) {
      hash(finished.get(), checkpoints, files);
    }
    root.set("environment", StrictJson.MAPPER.valueToTree(MachineFacts.collect()));
    ArrayNode states = root.putArray("cells");
    for (CellStatus cell : cells) {
      states
          .addObject()
          .put("id", cell.id())
          .put("status", cell.status())
          .put("message", cell.message());
    }
    root.put("failed", cells.stream().filter(CellStatus::isFailed).count());
    return root;
  }

  /** Says whether the figures stand for the published data, and the files they were read from. */
  private static ObjectNode data(String name, Dataset data) {
    DataOrigin origin = data.origin();
    ObjectNode node = StrictJson.MAPPER.createObjectNode();
    node.put("name", name).put("fingerprint", data.fingerprint());
    node.put("content", origin.content().label()).put("note", origin.note());
    node.put("train", origin.train()).put("test", origin.test());
    ArrayNode files = node.putArray("files");
    // Names alone: a manifest goes to other machines.
    origin.files().forEach(file -> files.add(file.getFileName().toString()));
    return node;
  }

  private static void hash(Path folder, ObjectNode checkpoints, ObjectNode files)
      throws IOException {
    hashes(folder, folder.resolve("checkpoints"), ".safetensors", checkpoints);
    for (String name : RunFolder.TOP_LEVEL) {
      if (Files.isRegularFile(folder.resolve(name))) {
        files.put(name, Sha256.of(folder.resolve(name)));
      }
    }
    hashes(folder, folder.resolve("cells"), ".csv", files);
  }

  static ArrayNode plugins(ChosenPlugins chosen) {
    ArrayNode list = StrictJson.MAPPER.createArrayNode();
    for (Plugin plugin : chosen.plugins()) {
      list.addObject()
          .put("kind", plugin.kind().id())
          .put("name", plugin.name())
          .put("version", plugin.jar().version())
          .put("jar", plugin.jar().fileName())
          .put("sha256", plugin.jar().sha256());
    }
    return list;
  }

  static void write(Path folder, ObjectNode manifest) throws IOException {
    AtomicFiles.write(
        folder.resolve(FILE),
        StrictJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
  }

  /** Reads a manifest that must be there. */
  static JsonNode read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "%s is not a run folder: it has no %s".formatted(folder, FILE));
    }
    try {
      JsonNode manifest = StrictJson.MAPPER.readTree(Files.readString(file));
      if (manifest == null || !manifest.isObject()) {
        throw new InvalidInputException("%s is damaged: it is not a JSON object".formatted(file));
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("%s is damaged: it is not JSON".formatted(file), e);
    } catch (IOException e) {
      throw new InvalidInputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Recorded name and SHA-256 of every file, checkpoints included. */
  static Map<String, String> recordedHashes(JsonNode manifest) {
    Map<String, String> hashes = new TreeMap<>();
    for (String part : List.of("checkpoints", "files")) {
      manifest.path(part).properties().forEach(e -> hashes.put(e.getKey(), e.getValue().asText()));
    }
    return hashes;
  }

  private static void hashes(Path folder, Path under, String suffix, ObjectNode to)
      throws IOException {
    if (!Files.isDirectory(under)) {
      return;
    }
    try (Stream<Path> files = Files.walk(under)) {
      for (Path file : files.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
        to.put(folder.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
      }
    }
  }
}
