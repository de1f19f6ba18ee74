package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitmargin.api.InvalidInputException;

/** All plug-ins there are, by kind and name. Immutable. */
public final class PluginRegistry {
  private final Map<PluginKind, Map<String, Plugin>> plugins;

  private PluginRegistry(Map<PluginKind, Map<String, Plugin>> plugins) {
    this.plugins = plugins;
  }

  /** The plug-ins of the class path. */
  public static PluginRegistry ofClassPath() {
    return discover(List.of());
  }

  /**
   * The plug-ins of the class path and of extra places.
   *
   * @param places jars, and folders of which every {@code *.jar} counts
   * @throws InvalidInputException where a place is missing, a jar is broken or does not fit this
   *     API, or two plug-ins of a kind share an id
   */
  public static PluginRegistry discover(List<Path> places) {
    PluginLoader loader = new PluginLoader(jars(places));
    Map<PluginKind, Map<String, Plugin>> plugins = new TreeMap<>();
    for (PluginKind kind : PluginKind.values()) {
      Map<String, Plugin> named = new TreeMap<>();
      for (Plugin plugin : loader.load(kind)) {
        Plugin other = named.putIfAbsent(plugin.name(), plugin);
        if (other != null) {
          throw new InvalidInputException(
              "two %s are named %s, in %s and in %s: remove one"
                  .formatted(
                      kind.plural(), plugin.name(), other.jar().path(), plugin.jar().path()));
        }
      }
      plugins.put(kind, named);
    }
    return new PluginRegistry(plugins);
  }

  private static List<Path> jars(List<Path> places) {
    List<Path> jars = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          files
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .forEach(jars::add);
        } catch (IOException e) {
          throw new InvalidInputException("plug-in folder %s cannot be read".formatted(place), e);
        }
      } else if (Files.isRegularFile(place)) {
        jars.add(place);
      } else {
        throw new InvalidInputException(
            "plug-in path %s does not exist: name a jar or a folder of jars".formatted(place));
      }
    }
    return jars.stream().map(Path::toAbsolutePath).map(Path::normalize).distinct().toList();
  }

  /** All plug-ins, by kind, then name. */
  public List<Plugin> all() {
    return plugins.values().stream().flatMap(named -> named.values().stream()).toList();
  }

  /** The plug-ins of a kind, by name. */
  public List<Plugin> of(PluginKind kind) {
    return List.copyOf(plugins.get(kind).values());
  }

  /** Whether there is one of this name. */
  public boolean has(PluginKind kind, String name) {
    return plugins.get(kind).containsKey(name);
  }

  /**
   * The plug-in of a name.
   *
   * @throws InvalidInputException that lists what there is, and names the jar where Bitmargin ships
   *     one of this name
   */
  public Plugin require(PluginKind kind, String name) {
    Map<String, Plugin> named = plugins.get(kind);
    Plugin plugin = named.get(name);
    if (plugin == null) {
      throw new InvalidInputException(unknown(kind, name, named));
    }
    return plugin;
  }

  private static String unknown(PluginKind kind, String name, Map<String, Plugin> named) {
    String there =
        named.isEmpty()
            ? "there are none"
            : "there are: " + named.keySet().stream().collect(Collectors.joining(", "));
    String hint =
        ShippedPlugins.jarOf(kind, name)
            .map(jar -> "; %s comes with %s".formatted(name, jar))
            .orElseGet(() -> Suggestion.clause(name, named.keySet()));
    return "no %s named %s; %s%s".formatted(kind.label(), name, there, hint);
  }
}
