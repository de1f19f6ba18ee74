package org.bitmargin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bitmargin.api.PluginFactory;
import org.bitmargin.pipeline.LayerTable;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginKind;
import org.bitmargin.pipeline.PluginPage;

/** A plug-in's page as Markdown. */
final class PluginMarkdown {
  static final String INDEX_HEAD =
      """
      # Plug-ins

      Made from the code by a test; `./bitmargin plugins` shows the same for what is installed.

      | kind | name | what |
      |---|---|---|
      """;
  private static final Pattern PARAMETER = Pattern.compile("@param\\s+(\\w+)\\s+([^@]*)");
  private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

  private PluginMarkdown() {}

  static String indexRow(Plugin plugin) {
    return "| %s | [%s](%s.md) | %s |%n"
        .formatted(plugin.kind().label(), plugin.name(), plugin.name(), plugin.factory().summary());
  }

  static String page(Plugin plugin, Path root) {
    PluginFactory<?> factory = plugin.factory();
    StringBuilder page = new StringBuilder();
    page.append(
        "# %s `%s`%n%n%s%n".formatted(plugin.kind().label(), plugin.name(), factory.summary()));
    if (!factory.formula().isBlank()) {
      page.append("%n```%n%s%n```%n".formatted(factory.formula().strip()));
    }
    PluginPage keys = PluginPage.of(plugin);
    Map<String, String> descriptions = descriptions(factory.parametersType(), root);
    if (keys.parameters().isEmpty()) {
      page.append("%nNo parameters.%n".formatted());
    } else {
      page.append("%n| parameter | default | type | what |%n|---|---|---|---|%n".formatted());
    }
    for (PluginPage.Key key : keys.parameters()) {
      page.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  key.name(),
                  key.standard(),
                  key.type(),
                  descriptions.getOrDefault(key.name(), "")));
    }
    PluginPage.curve(plugin)
        .ifPresent(
            curve ->
                page.append(
                    "%n![bit error rate by %s](%s.svg)%n"
                        .formatted(curve.parameter(), plugin.name())));
    if (plugin.kind() == PluginKind.FAULT_MODEL && PluginPage.curve(plugin).isEmpty()) {
      page.append(
          "%nWhat goes wrong is configured itself, so there is no curve over an operating parameter.%n"
              .formatted());
    }
    LayerTable.of(plugin).ifPresent(table -> page.append(layers(table)));
    if (factory.sources().size() == 1) {
      page.append("%nSource: %s%n".formatted(factory.sources().get(0)));
    } else {
      page.append("%nSources:%n%n".formatted());
      factory.sources().forEach(source -> page.append("- %s%n".formatted(source)));
    }
    return page.toString();
  }

  private static String layers(LayerTable table) {
    StringBuilder lines = new StringBuilder("%n%s:%n%n".formatted(table.caption()));
    lines.append("| %s |%n".formatted(String.join(" | ", LayerTable.columns())));
    lines.append("|---|---|--:|--:|--:|--:|%n".formatted());
    table.rows().forEach(row -> lines.append("| %s |%n".formatted(String.join(" | ", row))));
    return lines.append("%n%s.%n".formatted(table.totals())).toString();
  }

  /** What the record's javadoc says of its components. */
  private static Map<String, String> descriptions(Class<?> type, Path root) {
    Map<String, String> result = new LinkedHashMap<>();
    String file = type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
    try (Stream<Path> files = Files.walk(root, 12)) {
      String source =
          Files.readString(
              files
                  .filter(f -> f.endsWith(Path.of("src/main/java", file)))
                  .findFirst()
                  .orElseThrow(() -> new IllegalStateException("no source of " + type)));
      int end = source.indexOf("record " + type.getSimpleName());
      String comment = source.substring(0, end).replaceAll("(?m)^\\s*\\*( |/|$)", " ");
      Matcher matcher = PARAMETER.matcher(TAG.matcher(comment).replaceAll("$1"));
      while (matcher.find()) {
        String text = matcher.group(2).replace("public", "").strip().replaceAll("\\s+", " ");
        result.put(matcher.group(1), text.replace("|", "\\|"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }
}
