package org.bitmargin.api;

/**
 * A data set as a plug-in.
 *
 * @param <P> its parameters
 */
public interface DatasetFactory<P extends Record> extends PluginFactory<P> {

  /**
   * Opens it.
   *
   * @throws InvalidInputException where files are missing or wrong: names the file, what is the
   *     matter and, for a missing one, where it was looked for
   */
  Dataset open(P parameters, DatasetContext context);
}
