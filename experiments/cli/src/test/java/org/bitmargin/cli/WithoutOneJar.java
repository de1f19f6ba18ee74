package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.Experiments;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginKind;
import org.bitmargin.pipeline.PluginRegistry;

/**
 * Run in a Java virtual machine without plug-ins on its class path: takes each plug-in jar away in
 * turn and prints, a line each, {@code jar|what is missing|how many are left|message for the
 * missing name|how many combinations an experiment can still use}.
 */
public final class WithoutOneJar {
  private WithoutOneJar() {}

  /** Arguments are the plug-in jars. */
  public static void main(String[] jars) {
    Set<String> all = ids(PluginRegistry.discover(paths(jars)));
    for (String jar : jars) {
      List<Path> others = new ArrayList<>(paths(jars));
      others.remove(Path.of(jar));
      PluginRegistry registry = PluginRegistry.discover(others);
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(ids(registry));
      System.out.printf(
          "%s|%s|%d|%s|%d%n",
          Path.of(jar).getFileName(),
          String.join(",", missing),
          registry.all().size(),
          message(registry, missing.iterator().next()),
          usable(registry));
    }
  }

  private static List<Path> paths(String[] jars) {
    return Arrays.stream(jars).map(Path::of).toList();
  }

  private static Set<String> ids(PluginRegistry registry) {
    return registry.all().stream()
        .map(plugin -> plugin.kind() + " " + plugin.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String message(PluginRegistry registry, String missing) {
    String[] words = missing.split(" ");
    try {
      registry.require(PluginKind.valueOf(words[0]), words[1]);
      return "found";
    } catch (InvalidInputException e) {
      return e.getMessage();
    }
  }

  /** How many combinations of loss, model, data set and width an experiment resolves with. */
  private static int usable(PluginRegistry registry) {
    int usable = 0;
    for (Plugin loss : registry.of(PluginKind.LOSS)) {
      for (Plugin model : registry.of(PluginKind.MODEL)) {
        for (Plugin data : registry.of(PluginKind.DATASET)) {
          for (int bits : new int[] {1, 4, 32}) {
            String yaml =
                """
                {name: x, dataset: %s, models: [%s], losses: [%s], quantization: [{bits: %d}],
                 faults: [{name: bit-flip, parameters: {lifetime: per-chip}}], rates: [0.01]}
                """
                    .formatted(data.name(), model.name(), loss.name(), bits);
            try {
              Experiments.parse(yaml, "x", List.of(), registry);
              usable++;
            } catch (InvalidInputException e) {
              // Counted by not being counted.
            }
          }
        }
      }
    }
    return usable;
  }
}
