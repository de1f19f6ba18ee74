package org.bitmargin.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;

/**
 * What can be said of a plug-in.
 *
 * @param plugin it is about
 * @param parameters with types and defaults
 */
public record PluginPage(Plugin plugin, List<Key> parameters) {
  private static final int POINTS = 8;

  /**
   * A parameter.
   *
   * @param name the key in YAML
   * @param type in words
   * @param standard the default as YAML has it; "must be given" for a lifetime
   */
  public record Key(String name, String type, String standard) {}

  /** The page of a plug-in. */
  public static PluginPage of(Plugin plugin) {
    Record defaults = plugin.defaults();
    List<Key> keys =
        Arrays.stream(defaults.getClass().getRecordComponents())
            .map(
                component -> {
                  var type = StrictJson.MAPPER.constructType(component.getGenericType());
                  boolean required =
                      plugin.kind() == PluginKind.FAULT_MODEL
                          && component.getType() == Lifetime.class;
                  return new Key(
                      component.getName(),
                      StrictJson.describe(type),
                      required ? "must be given" : standard(RecordBinder.get(defaults, component)));
                })
            .toList();
    return new PluginPage(plugin, keys);
  }

  private static String standard(Object value) {
    return value instanceof Collection<?> list && list.isEmpty() ? "none" : Numbers.show(value);
  }

  /** Some lines for a list. */
  public String entry() {
    String keys =
        parameters.isEmpty()
            ? "none"
            : parameters.stream()
                .map(key -> "%s = %s (%s)".formatted(key.name, key.standard, key.type))
                .collect(Collectors.joining("; "));
    return """
        %s %s %s (%s)
          parameters: %s
          reference: %s"""
        .formatted(
            plugin.kind().label(),
            plugin.name(),
            plugin.jar().version(),
            plugin.jar().fileName(),
            keys,
            plugin.factory().reference());
  }

  /** The full page as plain text. */
  public String text() {
    StringBuilder page = new StringBuilder();
    page.append("%s %s\n\n".formatted(plugin.kind().label(), plugin.name()));
    page.append(plugin.factory().summary()).append('\n');
    if (!plugin.factory().formula().isBlank()) {
      page.append("\nFormula\n");
      plugin.factory().formula().lines().forEach(l -> page.append("  ").append(l).append('\n'));
    }
    page.append("\nParameters\n");
    for (Key key : parameters) {
      page.append("  %s: %s; default: %s\n".formatted(key.name, key.type, key.standard));
    }
    if (parameters.isEmpty()) {
      page.append("  none\n");
    }
    curve(plugin).ifPresent(curve -> page.append(points(curve)));
    LayerTable.of(plugin).ifPresent(table -> page.append('\n').append(table.text()));
    page.append("\nSources\n");
    plugin.factory().sources().forEach(source -> page.append("  %s\n".formatted(source)));
    PluginJar jar = plugin.jar();
    page.append(
        "\nVersion %s, API %s, from %s\n".formatted(jar.version(), jar.apiVersion(), jar.path()));
    if (!jar.sha256().isEmpty()) {
      page.append("SHA-256 %s\n".formatted(jar.sha256()));
    }
    return page.toString();
  }

  /** Error rate against operating parameter, where the plug-in has one. */
  public static Optional<OperatingCurve> curve(Plugin plugin) {
    return plugin.factory() instanceof FaultModelFactory<?> faults
        ? faults.operatingCurve()
        : Optional.empty();
  }

  private static String points(OperatingCurve curve) {
    StringBuilder lines =
        new StringBuilder(
            "\nBit error rate by %s (%s)\n".formatted(curve.parameter(), curve.unit()));
    int last = curve.points().length - 1;
    for (int row = 0; row < POINTS; row++) {
      int i = Math.round((float) row * last / (POINTS - 1));
      lines.append(
          String.format(
              Locale.ROOT, "  %.4g: %.3g\n", curve.points()[i], curve.bitErrorRates()[i]));
    }
    return lines.toString();
  }

  /** Pages as a JSON list. */
  public static String json(List<PluginPage> pages) {
    ArrayNode list = StrictJson.MAPPER.createArrayNode();
    for (PluginPage page : pages) {
      Plugin plugin = page.plugin;
      ObjectNode node = list.addObject();
      node.put("kind", plugin.kind().id());
      node.put("name", plugin.name());
      node.put("version", plugin.jar().version());
      node.put("api", plugin.jar().apiVersion());
      node.put("jar", plugin.jar().fileName());
      node.put("sha256", plugin.jar().sha256());
      node.put("summary", plugin.factory().summary());
      node.put("formula", plugin.factory().formula());
      node.set("parameters", StrictJson.MAPPER.valueToTree(page.parameters));
      put(node.putObject("reference"), plugin.factory().reference());
      ArrayNode sources = node.putArray("sources");
      plugin.factory().sources().forEach(source -> put(sources.addObject(), source));
    }
    try {
      return StrictJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static void put(ObjectNode node, Reference reference) {
    node.put("citation", reference.citation())
        .put("link", reference.link())
        .put("standing", reference.standing().label());
  }
}
