package org.bitmargin.datasets.fashionmnist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitmargin.api.DatasetContext;

/** Where the published files are on this machine, if anywhere. */
final class RealData {
  private RealData() {}

  /** The data roots, or a skipped test where they hold no FashionMNIST. */
  static DatasetContext contextOrSkip() {
    DatasetContext context =
        new DatasetContext(
            Stream.concat(
                    Optional.ofNullable(System.getenv("BITMARGIN_DATA")).map(Path::of).stream(),
                    Stream.of(Path.of("/usr/share/datasets")))
                .toList());
    assumeTrue(
        present(context),
        "no FashionMNIST here: set BITMARGIN_DATA to a folder that has"
            + " fashion-mnist/train-images-idx3-ubyte.gz, or install dataset-fashion-mnist");
    return context;
  }

  private static boolean present(DatasetContext context) {
    return List.of(
            "fashion-mnist/train-images-idx3-ubyte.gz", "fashion-mnist/train-images-idx3-ubyte")
        .stream()
        .anyMatch(name -> context.find(name).isPresent());
  }
}
