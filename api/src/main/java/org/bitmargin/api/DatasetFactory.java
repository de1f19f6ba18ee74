package org.bitmargin.api;

import java.util.List;

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

  /**
   * What is there of it, including what {@link #open} would refuse as incomplete. Quick: where
   * opening takes long, override it.
   *
   * @throws InvalidInputException as {@code open}
   */
  default DataOrigin inspect(P parameters, DatasetContext context) {
    return open(parameters, context).origin();
  }

  /** The files it is published as under these parameters; none where it needs or has none. */
  default List<PublishedFile> publishedFiles(P parameters) {
    return List.of();
  }
}
