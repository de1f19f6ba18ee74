package org.bitmargin.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where data sets are looked for, and where they may keep what took long to make.
 *
 * @param roots folders in the order of preference; a data set lives in the sub-folder of its name
 * @param cache a folder that may be written to, existing or not; empty where nothing is to be kept
 * @param listener hears of long work
 */
public record DatasetContext(List<Path> roots, Optional<Path> cache, DatasetListener listener) {

  public DatasetContext {
    roots = List.copyOf(roots);
  }

  /** Folders to look in; nothing is kept, nobody listens. */
  public DatasetContext(List<Path> roots) {
    this(roots, Optional.empty(), DatasetListener.NONE);
  }

  /** The same folders with another listener. */
  public DatasetContext with(DatasetListener other) {
    return new DatasetContext(roots, cache, other);
  }

  /** The first existing file of this relative path, e.g. {@code fashion-mnist/train.gz}. */
  public Optional<Path> find(String relative) {
    return roots.stream()
        .map(root -> root.resolve(relative))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The first existing folder of this relative path. */
  public Optional<Path> findFolder(String relative) {
    return roots.stream()
        .map(root -> root.resolve(relative))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /**
   * As {@link #find}, or an error that says which file to put where.
   *
   * @param hint how to get it, a clause such as "install Debian's dataset-fashion-mnist"
   */
  public Path require(String relative, String hint) {
    return find(relative)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "data file %s not found (looked in %s): put it there or %s"
                        .formatted(
                            relative,
                            roots.stream().map(Path::toString).collect(Collectors.joining(", ")),
                            hint)));
  }
}
