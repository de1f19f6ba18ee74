package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitmargin.pipeline.PluginRegistry;
import picocli.CommandLine.Option;

/** Options every verb has. */
final class CommonOptions {
  @Option(
      names = "--plugin-path",
      paramLabel = "PATH",
      description = "A plug-in jar or a folder of them; may be given several times.")
  private List<Path> pluginPath = List.of();

  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Option(names = "--quiet", description = "Print the last line alone, and no progress.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }

  PluginRegistry registry(Surroundings surroundings) {
    List<Path> places = new ArrayList<>(surroundings.pluginFolders());
    pluginPath.stream().map(surroundings::resolve).forEach(places::add);
    return PluginRegistry.discover(places);
  }
}
