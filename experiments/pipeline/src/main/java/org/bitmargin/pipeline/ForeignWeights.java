package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.engine.Safetensors;
import org.bitmargin.engine.Safetensors.Tensor;

/** The parameters of a model as a file of another program has them: every one, and nothing else. */
final class ForeignWeights {
  private ForeignWeights() {}

  /**
   * What to write.
   *
   * @param quantized whether the values the network computes with are wanted, not the latent ones
   */
  static Map<String, Tensor> of(Model model, NameMap names, boolean quantized) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter p : model.parameters()) {
      float[] values = Tensors.toArray(quantized ? p.effective() : p.value());
      NameMap.Place place = names.place(p.name());
      if (place.value() != null) {
        requireConstant(p, values, place.value());
      } else if (tensors.put(place.name(), place.axes().out(new Tensor(p.value().shape(), values)))
          != null) {
        throw new InvalidInputException(
            "two parameters would be called %s, %s is one: give each a name of its own"
                .formatted(place.name(), p.name()));
      }
    }
    return tensors;
  }

  private static void requireConstant(Parameter p, float[] values, float constant) {
    for (float value : values) {
      if (value != constant) {
        throw new InvalidInputException(
            "the name map says that %s is %s everywhere, here it is %s: give it a name there"
                .formatted(p.name(), constant, value));
      }
    }
  }

  /**
   * Puts the tensors of a file into a model.
   *
   * @throws InvalidInputException where one is missing, of no use, of another shape, or not finite
   */
  static void into(Model model, Path file, NameMap names) {
    Map<String, Tensor> rest =
        new LinkedHashMap<>(Safetensors.read(file, name -> !names.ignores(name)).tensors());
    for (Parameter p : model.parameters()) {
      NameMap.Place place = names.place(p.name());
      Tensor tensor = place.value() != null ? constant(p, place.value()) : rest.get(place.name());
      if (tensor == null) {
        throw missing(file, p, place.name(), rest);
      }
      assign(file, p, place, tensor);
      rest.remove(place.name());
    }
    if (!rest.isEmpty()) {
      Map.Entry<String, Tensor> extra = rest.entrySet().iterator().next();
      throw new InvalidInputException(
          "%s holds %s %s, for which the network has no place: map a parameter to it, or list it under ignore in the name map"
              .formatted(file, extra.getKey(), Arrays.toString(extra.getValue().shape())));
    }
  }

  private static Tensor constant(Parameter p, float value) {
    float[] values = new float[Math.toIntExact(p.value().length())];
    Arrays.fill(values, value);
    return new Tensor(p.value().shape(), values);
  }

  private static InvalidInputException missing(
      Path file, Parameter p, String name, Map<String, Tensor> rest) {
    List<String> fitting =
        rest.entrySet().stream()
            .filter(e -> Arrays.equals(e.getValue().shape(), p.value().shape()))
            .map(Map.Entry::getKey)
            .toList();
    return new InvalidInputException(
        "%s lacks %s, which %s %s is to be read from; %s"
            .formatted(
                file,
                name,
                p.name(),
                Arrays.toString(p.value().shape()),
                fitting.isEmpty()
                    ? "nothing else in it has that shape"
                    : "of that shape it has "
                        + fitting.stream().limit(8).collect(Collectors.joining(", "))));
  }

  private static void assign(Path file, Parameter p, NameMap.Place place, Tensor theirs) {
    Tensor tensor = place.axes().in(theirs);
    long[] wanted = p.value().shape();
    if (!Arrays.equals(tensor.shape(), wanted)) {
      long[] there =
          place.axes().out(new Tensor(wanted, new float[(int) p.value().length()])).shape();
      throw new InvalidInputException(
          "%s: %s has shape %s, %s needs %s%s"
              .formatted(
                  file,
                  place.name(),
                  Arrays.toString(theirs.shape()),
                  p.name(),
                  Arrays.toString(there),
                  sameSizes(theirs.shape(), wanted)
                      ? ": axes in the name map puts them in another order"
                      : ""));
    }
    for (int i = 0; i < tensor.values().length; i++) {
      if (!Float.isFinite(tensor.values()[i])) {
        throw new InvalidInputException(
            "%s: %s holds %s, every value must be a finite number"
                .formatted(file, place.name(), tensor.values()[i]));
      }
    }
    if (tensor.values().length > 0) {
      Tensors.buffer(p.value()).put(tensor.values());
    }
  }

  private static boolean sameSizes(long[] a, long[] b) {
    return Arrays.equals(Arrays.stream(a).sorted().toArray(), Arrays.stream(b).sorted().toArray());
  }
}
