package org.bitmargin.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.datasets.images.Checksum;

/**
 * The two files of the training or the test part of a data set.
 *
 * @param images as published, gzip
 * @param imagesContent SHA-256 of the uncompressed images (gzip headers differ from one distributor
 *     to the next); empty where none is known, then the MD5 of the file is looked at
 * @param labels as published, gzip
 * @param labelsContent SHA-256 of the uncompressed labels, likewise
 * @param count number of images published
 */
public record IdxPart(
    PublishedFile images,
    String imagesContent,
    PublishedFile labels,
    String labelsContent,
    int count) {

  /** What was found. */
  record Found(IdxPair pair, boolean published) {}

  /**
   * Finds and reads the two files. Errors of form (size, counts, labels) come before the checksum,
   * because they say more.
   */
  Found read(DatasetContext context, int classes, String hint) {
    Path imagesPath = locate(context, images.path(), hint);
    Path labelsPath = locate(context, labels.path(), hint);
    IdxPair pair = IdxPair.read(imagesPath, labelsPath, classes);
    boolean published =
        isPublished(pair.images(), images, imagesContent)
            & isPublished(pair.labels(), labels, labelsContent);
    return new Found(pair, published);
  }

  private static boolean isPublished(IdxFile file, PublishedFile published, String content) {
    if (!content.isEmpty()) {
      file.requireSha256(content);
      return true;
    }
    try {
      return Checksum.MD5.of(file.path()).equals(published.md5());
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(file.path(), e), e);
    }
  }

  /** The file in the first root that has it, compressed or not. */
  private static Path locate(DatasetContext context, String compressed, String hint) {
    String plain = compressed.replaceFirst("\\.gz$", "");
    return context.roots().stream()
        .map(root -> new DatasetContext(List.of(root)))
        .flatMap(root -> Stream.of(root.find(compressed), root.find(plain)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> context.require(compressed, hint));
  }
}
