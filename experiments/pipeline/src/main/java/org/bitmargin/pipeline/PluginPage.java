package org.bitmargin.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bitmargin.api.Lifetime;

/**
 * What can be said of a plug-in.
 *
 * @param plugin it is about
 * @param parameters with types and defaults
 */
public record PluginPage(Plugin plugin, List<Key> parameters) {

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
                      required
                          ? "must be given"
                          : Numbers.show(RecordBinder.get(defaults, component)));
                })
            .toList();
    return new PluginPage(plugin, keys);
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
    page.append("\nReference\n  %s\n".formatted(plugin.factory().reference()));
    PluginJar jar = plugin.jar();
    page.append(
        "\nVersion %s, API %s, from %s\n".formatted(jar.version(), jar.apiVersion(), jar.path()));
    if (!jar.sha256().isEmpty()) {
      page.append("SHA-256 %s\n".formatted(jar.sha256()));
    }
    return page.toString();
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
      node.putObject("reference")
          .put("citation", plugin.factory().reference().citation())
          .put("link", plugin.factory().reference().link())
          .put("standing", plugin.factory().reference().standing().label());
    }
    try {
      return StrictJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
