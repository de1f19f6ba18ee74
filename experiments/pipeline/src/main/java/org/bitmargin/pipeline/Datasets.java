package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.PublishedFile;

/** Looks at and opens data sets outside of an experiment. */
public final class Datasets {
  private Datasets() {}

  /** A data set with its default parameters. */
  public static Dataset open(PluginRegistry registry, String name, DatasetContext context) {
    return open(registry, name, List.of(), context);
  }

  /**
   * A data set.
   *
   * @param set assignments {@code key=value} to its parameters
   */
  public static Dataset open(
      PluginRegistry registry, String name, List<String> set, DatasetContext context) {
    Record parameters = parameters(registry, name, set);
    return new Products(registry).dataset(new PluginChoice(name, parameters), context);
  }

  /** What is there of it, complete or not. */
  public static DataOrigin inspect(
      PluginRegistry registry, String name, List<String> set, DatasetContext context) {
    return inspect(factory(registry, name), parameters(registry, name, set), context);
  }

  private static <P extends Record> DataOrigin inspect(
      DatasetFactory<P> factory, Record parameters, DatasetContext context) {
    return factory.inspect(factory.parametersType().cast(parameters), context);
  }

  /** The files it is published as. */
  public static List<PublishedFile> files(PluginRegistry registry, String name, List<String> set) {
    return files(factory(registry, name), parameters(registry, name, set));
  }

  private static <P extends Record> List<PublishedFile> files(
      DatasetFactory<P> factory, Record parameters) {
    return factory.publishedFiles(factory.parametersType().cast(parameters));
  }

  private static DatasetFactory<?> factory(PluginRegistry registry, String name) {
    return (DatasetFactory<?>) registry.require(PluginKind.DATASET, name).factory();
  }

  private static Record parameters(PluginRegistry registry, String name, List<String> set) {
    Record defaults = registry.require(PluginKind.DATASET, name).defaults();
    return set.isEmpty()
        ? defaults
        : RecordBinder.bind(defaults, Overrides.apply(YamlReader.read("{}", "--set"), set));
  }

  /** The folders looked in, in order. */
  public static List<String> roots(DatasetContext context) {
    return context.roots().stream().map(Path::toString).toList();
  }
}
