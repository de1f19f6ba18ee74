package org.bitmargin.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.pipeline.DataRoots;
import org.bitmargin.pipeline.Experiment;

/**
 * What the command line finds itself in.
 *
 * @param workingDirectory relative paths start here
 * @param data where data sets are looked for
 * @param pluginFolders looked into without being asked
 * @param terminal whether a progress bar would be seen
 */
public record Surroundings(
    Path workingDirectory, DatasetContext data, List<Path> pluginFolders, boolean terminal) {

  /** Set by the start script, which can tell whether standard error is a terminal. */
  static final String TERMINAL_PROPERTY = "bitmargin.terminal";

  /** Those of this process. */
  public static Surroundings ofProcess() {
    List<Path> plugins = new ArrayList<>();
    shippedPlugins().ifPresent(plugins::add);
    String home = System.getProperty(Experiment.HOME_PROPERTY);
    if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
      plugins.add(Path.of(home, "plugins"));
    }
    String told = System.getProperty(TERMINAL_PROPERTY);
    boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
    return new Surroundings(Path.of(""), DataRoots.ofProcess(), plugins, terminal);
  }

  /** The folder beside the one this jar lies in; absent in development. */
  private static Optional<Path> shippedPlugins() {
    try {
      Path jar =
          Path.of(Surroundings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path plugins = jar.resolveSibling("../plugins").normalize();
      boolean distribution = jar.toString().endsWith(".jar") && Files.isDirectory(plugins);
      return distribution ? Optional.of(plugins) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A path the user gave. */
  Path resolve(Path given) {
    return workingDirectory.resolve(given);
  }
}
