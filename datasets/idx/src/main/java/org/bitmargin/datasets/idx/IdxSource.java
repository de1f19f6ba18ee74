package org.bitmargin.datasets.idx;

import java.util.List;
import java.util.stream.Stream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.images.Completeness;
import org.bitmargin.datasets.images.ImageDataset;
import org.bitmargin.datasets.images.PixelScale;

/**
 * A data set published as four IDX files.
 *
 * @param name of the data set and of its folder
 * @param classNames in the order of the labels
 * @param hint how to get the files, a clause
 */
public record IdxSource(
    String name, List<String> classNames, String hint, IdxPart train, IdxPart test) {
  /** The names all such data sets took over from MNIST. */
  private static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");

  private static final int TRAIN = 60_000;
  private static final int TEST = 10_000;

  /**
   * A data set under MNIST's file names and of its 60 000 and 10 000 images.
   *
   * @param bases addresses of folders, ending in a slash, in the order to be tried
   * @param md5 of the four files: train images, train labels, test images, test labels
   * @param contents SHA-256 of their uncompressed contents, or four empty strings
   */
  public static IdxSource likeMnist(
      String name,
      List<String> classNames,
      List<String> bases,
      List<String> md5,
      List<String> contents,
      Reference reference) {
    List<PublishedFile> files =
        Stream.iterate(0, i -> i + 1)
            .limit(NAMES.size())
            .map(
                i ->
                    new PublishedFile(
                        name + "/" + NAMES.get(i),
                        bases.stream().map(base -> base + NAMES.get(i)).toList(),
                        md5.get(i),
                        "",
                        reference))
            .toList();
    return new IdxSource(
        name,
        classNames,
        "run bitmargin datasets fetch " + name,
        new IdxPart(files.get(0), contents.get(0), files.get(1), contents.get(1), TRAIN),
        new IdxPart(files.get(2), contents.get(2), files.get(3), contents.get(3), TEST));
  }

  /** The same with another way to get it. */
  public IdxSource withHint(String clause) {
    return new IdxSource(name, classNames, clause, train, test);
  }

  /** The four files. */
  public List<PublishedFile> files() {
    return List.of(train.images(), train.labels(), test.images(), test.labels());
  }

  /**
   * Opens it.
   *
   * @param subset whether fewer images than were published are allowed
   * @throws InvalidInputException where a file is missing, malformed or not the published one, or
   *     images are missing that must be there
   */
  public Dataset open(DatasetContext context, boolean subset, PixelScale... scale) {
    IdxPart.Found training = train.read(context, classNames.size(), hint);
    IdxPart.Found testing = test.read(context, classNames.size(), hint);
    DataOrigin origin = origin(training, testing);
    Completeness.require(name, origin, subset);
    return ImageDataset.of(
        classNames, training.pair().examples(scale), testing.pair().examples(scale), origin);
  }

  /** What is there, even where it is not all. */
  public DataOrigin inspect(DatasetContext context) {
    return open(context, true, PixelScale.UNIT).origin();
  }

  private DataOrigin origin(IdxPart.Found training, IdxPart.Found testing) {
    int trained = training.pair().count();
    int tested = testing.pair().count();
    requireAtMost(trained, train.count(), training.pair());
    requireAtMost(tested, test.count(), testing.pair());
    DataOrigin.Content content =
        Completeness.of(
            trained,
            train.count(),
            tested,
            test.count(),
            training.published() && testing.published());
    String note =
        switch (content) {
          case SUBSET -> "of %d and %d".formatted(train.count(), test.count());
          case UNVERIFIED -> "checksums of the files are not the published ones";
          default -> "";
        };
    return new DataOrigin(
        content,
        trained,
        tested,
        Stream.of(training, testing)
            .flatMap(f -> Stream.of(f.pair().images().path(), f.pair().labels().path()))
            .toList(),
        note);
  }

  private static void requireAtMost(int there, int published, IdxPair pair) {
    if (there > published) {
      throw new InvalidInputException(
          "%s: %d images announced at offset 4, the data set has %d"
              .formatted(pair.images().path(), there, published));
    }
  }
}
