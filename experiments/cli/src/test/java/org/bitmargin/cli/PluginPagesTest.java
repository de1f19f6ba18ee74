package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginPage;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.report.OperatingPlot;
import org.junit.jupiter.api.Test;

/**
 * The pages in docs/plugins are made from the code: descriptions from the javadoc of the
 * parameters, the rest from the plug-ins. Run with {@code -Dbitmargin.pages=write} to make them
 * anew.
 */
class PluginPagesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Path PAGES = ROOT.resolve("docs/plugins");

  @Test
  void pages_say_what_the_code_says() throws IOException {
    Map<String, String> expected = pages();
    if ("write".equals(System.getProperty("bitmargin.pages"))) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : expected.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    for (Map.Entry<String, String> page : expected.entrySet()) {
      assertThat(PAGES.resolve(page.getKey()))
          .as("run this test with -Dbitmargin.pages=write to make the pages anew")
          .hasContent(page.getValue());
    }
    try (var files = Files.list(PAGES)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected.keySet());
    }
  }

  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder(PluginMarkdown.INDEX_HEAD);
    for (Plugin plugin : PluginRegistry.ofClassPath().all()) {
      String file = plugin.name() + ".md";
      assertThat(pages.put(file, PluginMarkdown.page(plugin, ROOT))).as(file).isNull();
      PluginPage.curve(plugin)
          .ifPresent(
              curve -> pages.put(plugin.name() + ".svg", OperatingPlot.svg(plugin.name(), curve)));
      index.append(PluginMarkdown.indexRow(plugin));
    }
    pages.put("README.md", index.toString());
    return pages;
  }
}
