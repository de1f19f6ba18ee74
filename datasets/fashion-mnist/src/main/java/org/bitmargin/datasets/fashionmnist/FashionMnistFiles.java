package org.bitmargin.datasets.fashionmnist;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.idx.IdxPair;

/**
 * The two files of a part of the data set, and the SHA-256 of their uncompressed content (the gzip
 * headers differ from one distributor to the next).
 */
record FashionMnistFiles(String images, String imagesSha256, String labels, String labelsSha256) {

  static final FashionMnistFiles TRAIN =
      new FashionMnistFiles(
          "train-images-idx3-ubyte",
          "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
          "train-labels-idx1-ubyte",
          "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9");

  static final FashionMnistFiles TEST =
      new FashionMnistFiles(
          "t10k-images-idx3-ubyte",
          "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
          "t10k-labels-idx1-ubyte",
          "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

  private static final String HINT =
      "install Debian's package dataset-fashion-mnist (apt-get install dataset-fashion-mnist puts"
          + " the four files into /usr/share/datasets/fashion-mnist)";

  /**
   * Finds and reads the two files. Errors of form (size, counts, labels) come before the checksum,
   * because they say more.
   *
   * @throws InvalidInputException where a file is missing, malformed or not the published one
   */
  IdxPair read(DatasetContext context) {
    Path imagesPath = locate(context, images);
    Path labelsPath = locate(context, labels);
    IdxPair pair = IdxPair.read(imagesPath, labelsPath, FashionMnistFactory.CLASSES.size());
    pair.images().requireSha256(imagesSha256);
    pair.labels().requireSha256(labelsSha256);
    return pair;
  }

  /** The file in the first root that has it, compressed or not. */
  private static Path locate(DatasetContext context, String name) {
    String plain = FashionMnistFactory.NAME + "/" + name;
    String compressed = plain + ".gz";
    return context.roots().stream()
        .map(root -> new DatasetContext(List.of(root)))
        .flatMap(root -> Stream.of(root.find(compressed), root.find(plain)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> context.require(compressed, HINT));
  }
}
