package org.bitmargin.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;

/**
 * The last checkpoint of a training run with all it takes to go on as if never interrupted: latent
 * parameters, the optimizer's moments and the epochs so far.
 */
final class TrainingState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IMPORTED = "imported";

  private TrainingState() {}

  static void save(
      Path file, Model model, Optimizer optimizer, List<EpochRecord> history, String identity)
      throws IOException {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>(Checkpoint.tensors(model));
    optimizer
        .state()
        .forEach((k, v) -> tensors.put(k, new Safetensors.Tensor(new long[] {v.length}, v)));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("identity", identity);
    metadata.put("steps", Long.toString(optimizer.steps()));
    metadata.put("history", JSON.writeValueAsString(history));
    Safetensors.write(file, new Safetensors.Content(tensors, metadata));
  }

  /** Weights that were trained elsewhere: nothing is left to train. */
  static void saveImported(Path file, Model model, String origin, String identity)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("identity", identity);
    metadata.put(IMPORTED, origin);
    Safetensors.write(file, new Safetensors.Content(Checkpoint.tensors(model), metadata));
  }

  /** Where the weights of a last checkpoint were trained if not here. */
  static Optional<String> origin(Path file) {
    return Files.exists(file)
        ? Optional.ofNullable(Safetensors.metadata(file).get(IMPORTED))
        : Optional.empty();
  }

  /** Number of epochs a last checkpoint has behind it; 0 where it does not exist or say. */
  static int epochs(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readTree(Safetensors.metadata(file).getOrDefault("history", "")).size()
          : 0;
    } catch (JsonProcessingException | InvalidInputException e) {
      return 0;
    }
  }

  /** Reads weights that were trained elsewhere. */
  static void resumeImported(Path file, Model model, String identity) {
    requireIdentity(file, Safetensors.metadata(file), identity);
    Checkpoint.load(file, model);
  }

  /** The epochs already trained; empty where there is no such file. */
  static List<EpochRecord> resume(Path file, Model model, Optimizer optimizer, String identity) {
    if (!Files.exists(file)) {
      return List.of();
    }
    Safetensors.Content content = Safetensors.read(file);
    requireIdentity(file, content.metadata(), identity);
    Map<String, Safetensors.Tensor> rest = new LinkedHashMap<>(content.tensors());
    for (Parameter parameter : model.parameters()) {
      Checkpoint.assign(file, parameter, rest.remove(parameter.name()));
    }
    Map<String, float[]> moments = new LinkedHashMap<>();
    rest.forEach((name, tensor) -> moments.put(name, tensor.values()));
    try {
      optimizer.restore(Long.parseLong(content.metadata().getOrDefault("steps", "")), moments);
      return JSON.readValue(
          content.metadata().getOrDefault("history", ""), new TypeReference<>() {});
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new InvalidInputException(
          "checkpoint %s does not hold the state of a training run".formatted(file), e);
    }
  }

  private static void requireIdentity(Path file, Map<String, String> metadata, String identity) {
    if (!identity.equals(metadata.get("identity"))) {
      throw new InvalidInputException(
          "checkpoint %s belongs to another training run: remove it or choose another folder"
              .formatted(file));
    }
  }
}
