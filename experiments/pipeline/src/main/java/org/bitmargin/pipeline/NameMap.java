package org.bitmargin.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;

/**
 * What the parameters of a network are called in a file of another program, and how their axes lie
 * there. A parameter without an entry has the same name there.
 *
 * <pre>{@code
 * conv1.weight: features.0.weight
 * bn1.*: features.2.*                          # all that begin so
 * fc1.weight: {name: dense/kernel, axes: [1, 0]}  # ours = theirs with its axes in this order
 * scale.factor: {value: 1}                     # not in the file
 * ignore: ["*.num_batches_tracked"]            # in the file, and of no use here
 * }</pre>
 */
final class NameMap {
  private static final String IGNORE = "ignore";

  /** The same names on both sides. */
  static final NameMap SAME = new NameMap(Map.of(), List.of());

  /**
   * What a PyTorch module of the same attribute names has in its state dict: {@code scale} is a
   * parameter of the module itself, and batch normalisation counts its batches.
   */
  static final NameMap TORCH =
      new NameMap(
          Map.of("scale.factor", new Place("scale", AxisOrder.SAME, null)),
          List.of("*.num_batches_tracked"));

  private final Map<String, Place> places;
  private final List<String> ignored;

  /**
   * Where a parameter is found.
   *
   * @param name of the tensor there
   * @param axes how its axes lie there
   * @param value what all its elements are, where the file does not hold it; else null
   */
  record Place(String name, AxisOrder axes, Float value) {}

  private NameMap(Map<String, Place> places, List<String> ignored) {
    this.places = places;
    this.ignored = ignored;
  }

  /**
   * Reads a name map.
   *
   * @param file of the map; its every key must fit a parameter of the model
   */
  static NameMap read(Path file, Model model) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "name map %s does not exist: give a file, or torch".formatted(file));
    }
    ConfigNode root = YamlReader.read(file);
    if (!root.value().isObject()) {
      throw new InvalidInputException(
          "name map %s must map names of parameters to names of tensors".formatted(file));
    }
    Map<String, Place> places = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (String key : root.keys()) {
      ConfigNode node = root.child(key);
      if (key.equals(IGNORE)) {
        node.elements().forEach(pattern -> ignored.add(pattern.text()));
      } else if (key.endsWith("*")) {
        prefix(key, node, model, places);
      } else {
        Parameter parameter =
            model.parameters().stream()
                .filter(p -> p.name().equals(key))
                .findFirst()
                .orElseThrow(() -> noParameter(node, key, model));
        places.put(key, place(node, parameter));
      }
    }
    return new NameMap(places, ignored);
  }

  private static InvalidInputException noParameter(ConfigNode node, String key, Model model) {
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    String suggestion = Suggestion.clause(key, names);
    return node.error(
        "is no parameter of the network%s it has %s"
            .formatted(suggestion.isEmpty() ? ":" : suggestion, String.join(", ", names)));
  }

  /** Entries for every parameter that begins so and has none yet. */
  private static void prefix(String key, ConfigNode node, Model model, Map<String, Place> places) {
    String target = node.text();
    if (!target.endsWith("*")) {
      throw node.mustBe("a name that ends in *, as its key does");
    }
    String ours = key.substring(0, key.length() - 1);
    List<String> names =
        model.parameters().stream().map(Parameter::name).filter(n -> n.startsWith(ours)).toList();
    if (names.isEmpty()) {
      throw noParameter(node, key, model);
    }
    String theirs = target.substring(0, target.length() - 1);
    names.forEach(
        name ->
            places.putIfAbsent(
                name, new Place(theirs + name.substring(ours.length()), AxisOrder.SAME, null)));
  }

  private static Place place(ConfigNode node, Parameter parameter) {
    if (node.value().isTextual()) {
      return new Place(node.text(), AxisOrder.SAME, null);
    }
    node.allowKeys(List.of("name", "axes", "value"));
    if (node.get("value").isPresent()) {
      node.allowKeys(List.of("value"));
      return new Place(parameter.name(), AxisOrder.SAME, (float) node.require("value").number());
    }
    int rank = parameter.value().rank();
    AxisOrder axes =
        node.get("axes")
            .map(
                list -> {
                  int[] order = list.elements().stream().mapToInt(ConfigNode::integer).toArray();
                  if (!AxisOrder.isOrder(order, rank)) {
                    throw list.mustBe("the numbers 0 to %d in some order".formatted(rank - 1));
                  }
                  return new AxisOrder(order);
                })
            .orElse(AxisOrder.SAME);
    return new Place(node.get("name").map(ConfigNode::text).orElse(parameter.name()), axes, null);
  }

  /** Where a parameter is found. */
  Place place(String parameter) {
    Place place = places.get(parameter);
    return place != null ? place : new Place(parameter, AxisOrder.SAME, null);
  }

  /** Whether a tensor of the file is of no use here. */
  boolean ignores(String tensor) {
    return ignored.stream().anyMatch(pattern -> fits(pattern, tensor));
  }

  private static boolean fits(String pattern, String tensor) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return tensor.matches(regex);
  }
}
