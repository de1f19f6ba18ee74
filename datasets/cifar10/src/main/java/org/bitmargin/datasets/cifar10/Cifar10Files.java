package org.bitmargin.datasets.cifar10;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.Completeness;
import org.bitmargin.datasets.images.FetchRecord;

/**
 * The files that are there.
 *
 * @param folder of the data set
 * @param train those of {@code data_batch_1.bin} to {@code data_batch_5.bin} that exist
 * @param test {@code test_batch.bin}
 */
record Cifar10Files(Path folder, List<Path> train, Path test) {
  private static final int BATCHES = 5;
  private static final String BINARY = "cifar10/cifar-10-batches-bin";
  private static final String PYTHON = "cifar10/cifar-10-batches-py";

  static Cifar10Files find(DatasetContext context) {
    Path binary =
        context
            .findFolder(BINARY)
            .orElseThrow(
                () ->
                    context
                        .findFolder(PYTHON)
                        .map(Cifar10Files::pickles)
                        .orElseGet(() -> missing(context)));
    List<Path> train =
        IntStream.rangeClosed(1, BATCHES)
            .mapToObj(i -> binary.resolve("data_batch_" + i + ".bin"))
            .filter(Files::isRegularFile)
            .toList();
    Path test = binary.resolve("test_batch.bin");
    if (train.isEmpty()) {
      throw lacks(binary, "data_batch_1.bin");
    }
    if (!Files.isRegularFile(test)) {
      throw lacks(binary, "test_batch.bin");
    }
    return new Cifar10Files(binary.getParent(), train, test);
  }

  private static InvalidInputException pickles(Path python) {
    return new InvalidInputException(
        "%s holds the Python version, whose pickles can run any code when read: get the binary"
                .formatted(python)
            + " version (cifar-10-binary.tar.gz), or run bitmargin datasets fetch cifar10");
  }

  private static InvalidInputException missing(DatasetContext context) {
    try {
      context.require(
          BINARY + "/data_batch_1.bin",
          "unpack cifar-10-binary.tar.gz in the folder cifar10, or run bitmargin datasets fetch"
              + " cifar10");
      throw new IllegalStateException("found after all");
    } catch (InvalidInputException e) {
      return e;
    }
  }

  private static InvalidInputException lacks(Path folder, String name) {
    return new InvalidInputException(
        "%s has no %s: put it there or run bitmargin datasets fetch cifar10"
            .formatted(folder, name));
  }

  List<Path> all() {
    return IntStream.rangeClosed(0, train.size())
        .mapToObj(i -> i < train.size() ? train.get(i) : test)
        .toList();
  }

  DataOrigin origin() {
    boolean published = train.size() == BATCHES && FetchRecord.matches(folder, all());
    int trained = train.size() * CifarFile.RECORDS;
    DataOrigin.Content content =
        Completeness.of(
            trained, BATCHES * CifarFile.RECORDS, CifarFile.RECORDS, CifarFile.RECORDS, published);
    String note =
        switch (content) {
          case SUBSET -> "%d of %d training files".formatted(train.size(), BATCHES);
          case UNVERIFIED -> "no " + FetchRecord.NAME + " of datasets fetch to compare with";
          default -> "";
        };
    return new DataOrigin(content, trained, CifarFile.RECORDS, all(), note);
  }
}
