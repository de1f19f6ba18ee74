package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;

/** Opens data sets outside of an experiment. */
public final class Datasets {
  private Datasets() {}

  /** A data set with its default parameters. */
  public static Dataset open(PluginRegistry registry, String name, DatasetContext context) {
    Plugin plugin = registry.require(PluginKind.DATASET, name);
    return new Products(registry).dataset(new PluginChoice(name, plugin.defaults()), context);
  }

  /** The folders looked in, in order. */
  public static List<String> roots(DatasetContext context) {
    return context.roots().stream().map(Path::toString).toList();
  }
}
