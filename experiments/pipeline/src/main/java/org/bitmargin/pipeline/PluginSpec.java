package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.InnerFaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;

/**
 * Reads a plug-in specification: a bare name, or {@code {name: …, parameters: {…}}} beside further
 * keys the place allows.
 */
final class PluginSpec {
  private final PluginRegistry registry;
  private final Products products;

  PluginSpec(PluginRegistry registry) {
    this.registry = registry;
    this.products = new Products(registry);
  }

  PluginChoice read(PluginKind kind, ConfigNode node, String... furtherKeys) {
    Plugin plugin = plugin(kind, node, furtherKeys);
    Optional<ConfigNode> written =
        node.value().isObject() ? node.get("parameters") : Optional.empty();
    requireLifetime(kind, plugin, written, node);
    Record parameters =
        written.isPresent()
            ? RecordBinder.bind(plugin.defaults(), written.get(), this::inner)
            : plugin.defaults();
    return new PluginChoice(plugin.name(), parameters);
  }

  /**
   * A memory: as {@link #read}, with operating points where {@code points} lists the values of one
   * parameter.
   */
  FaultChoice readFault(ConfigNode node) {
    PluginChoice model = read(PluginKind.FAULT_MODEL, node, "points");
    if (!node.value().isObject() || node.get("points").isEmpty()) {
      return FaultChoice.of(model);
    }
    ConfigNode points = node.require("points");
    points.requireMapping();
    if (points.keys().size() != 1) {
      throw points.error("must list the values of one parameter, such as {voltage: [0.9, 0.8]}");
    }
    String axis = points.keys().get(0);
    points.allowKeys(RecordBinder.names(model.parameters().getClass().getRecordComponents()));
    if (!isPlain(model.parameters(), axis)) {
      throw points.error(
          "cannot turn %s, which is made of parts: give each memory an entry of its own in faults"
              .formatted(axis));
    }
    if (isLifetime(model.parameters(), axis)) {
      throw points.error(
          "cannot turn %s, which is no operating point: give each an entry of its own in faults"
              .formatted(axis));
    }
    List<PluginChoice> choices = new ArrayList<>();
    for (ConfigNode value : points.require(axis).elements()) {
      ObjectNode one = StrictJson.MAPPER.createObjectNode();
      one.set(axis, value.value());
      ConfigNode overlay = new ConfigNode(one, points.path(), points.source());
      choices.add(
          new PluginChoice(
              model.name(), RecordBinder.bind(model.parameters(), overlay, this::inner)));
    }
    return new FaultChoice(model, axis, choices);
  }

  private static boolean isLifetime(Record parameters, String name) {
    return Arrays.stream(parameters.getClass().getRecordComponents())
        .anyMatch(c -> c.getName().equals(name) && c.getType() == Lifetime.class);
  }

  private static boolean isPlain(Record parameters, String name) {
    return Arrays.stream(parameters.getClass().getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .map(component -> StrictJson.MAPPER.constructType(component.getGenericType()))
        .map(type -> type.isCollectionLikeType() ? type.getContentType() : type)
        .noneMatch(type -> type.getRawClass().isRecord());
  }

  /** A fault model among the parameters of another one. */
  private InnerFaultModel inner(ConfigNode node) {
    PluginChoice choice = read(PluginKind.FAULT_MODEL, node);
    try {
      return new InnerFaultModel(choice.name(), choice.parameters(), products.faultModel(choice));
    } catch (IllegalArgumentException e) {
      throw node.error("cannot be used: " + e.getMessage(), e);
    }
  }

  /** As {@link #read}, for a quantizer at a place that has said the bits already. */
  PluginChoice readQuantizer(ConfigNode node, int bits) {
    Plugin plugin = plugin(PluginKind.QUANTIZER, node);
    ObjectNode parameters =
        node.value().isObject() && node.get("parameters").isPresent()
            ? node.require("parameters").value().deepCopy()
            : StrictJson.MAPPER.createObjectNode();
    if (hasComponent(plugin, "bits") && !parameters.has("bits")) {
      parameters.put("bits", bits);
    }
    ConfigNode completed = new ConfigNode(parameters, node.path() + ".parameters", node.source());
    return new PluginChoice(plugin.name(), RecordBinder.bind(plugin.defaults(), completed));
  }

  private Plugin plugin(PluginKind kind, ConfigNode node, String... furtherKeys) {
    ConfigNode name = node;
    if (node.value().isObject()) {
      List<String> allowed = new ArrayList<>(List.of("name", "parameters"));
      allowed.addAll(Arrays.asList(furtherKeys));
      node.allowKeys(allowed);
      name = node.require("name");
    } else if (!node.value().isTextual()) {
      throw node.mustBe("the name of a %s, or name and parameters".formatted(kind.label()));
    }
    try {
      return registry.require(kind, name.text());
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "%s: %s: %s".formatted(name.source().locate(name.path()), name.path(), e.getMessage()),
          e);
    }
  }

  private static boolean hasComponent(Plugin plugin, String name) {
    return RecordBinder.names(plugin.defaults().getClass().getRecordComponents()).contains(name);
  }

  /** A lifetime is the one thing that has no default. */
  private static void requireLifetime(
      PluginKind kind, Plugin plugin, Optional<ConfigNode> written, ConfigNode node) {
    for (RecordComponent component : plugin.defaults().getClass().getRecordComponents()) {
      boolean needed = kind == PluginKind.FAULT_MODEL && component.getType() == Lifetime.class;
      if (needed && written.flatMap(w -> w.get(component.getName())).isEmpty()) {
        throw node.error(
            "must say parameters.%s, %s"
                .formatted(
                    component.getName(),
                    StrictJson.describe(StrictJson.MAPPER.constructType(Lifetime.class))));
      }
    }
  }
}
