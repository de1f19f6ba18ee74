package org.bitmargin.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;

/** A model's latent parameters in a safetensors file, by their names. */
public final class Checkpoint {
  private Checkpoint() {}

  /** Writes all parameters, atomically. */
  public static void save(Path file, Model model, Map<String, String> metadata) throws IOException {
    Safetensors.write(file, new Safetensors.Content(tensors(model), metadata));
  }

  /**
   * Reads all parameters into a model.
   *
   * @return the metadata
   * @throws InvalidInputException where a parameter is missing, unknown or of another shape
   */
  public static Map<String, String> load(Path file, Model model) {
    Safetensors.Content content = Safetensors.read(file);
    Map<String, Safetensors.Tensor> rest = new LinkedHashMap<>(content.tensors());
    for (Parameter parameter : model.parameters()) {
      assign(file, parameter, rest.remove(parameter.name()));
    }
    if (!rest.isEmpty()) {
      throw new InvalidInputException(
          "checkpoint %s holds %s, which this model does not have"
              .formatted(file, rest.keySet().iterator().next()));
    }
    return content.metadata();
  }

  static Map<String, Safetensors.Tensor> tensors(Model model) {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Parameter p : model.parameters()) {
      tensors.put(p.name(), new Safetensors.Tensor(p.value().shape(), Tensors.toArray(p.value())));
    }
    return tensors;
  }

  static void assign(Path file, Parameter parameter, Safetensors.Tensor tensor) {
    if (tensor == null) {
      throw new InvalidInputException(
          "checkpoint %s lacks %s: it was written by another model"
              .formatted(file, parameter.name()));
    }
    if (!Arrays.equals(tensor.shape(), parameter.value().shape())) {
      throw new InvalidInputException(
          "checkpoint %s: %s has shape %s, the model's has %s"
              .formatted(
                  file,
                  parameter.name(),
                  Arrays.toString(tensor.shape()),
                  Arrays.toString(parameter.value().shape())));
    }
    if (tensor.values().length > 0) {
      Tensors.buffer(parameter.value()).put(tensor.values());
    }
  }
}
