package org.bitmargin.datasets.idx;

import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.ImageShape;
import org.bitmargin.datasets.images.PixelScale;

/**
 * A file of images and the file of their labels, found to fit each other.
 *
 * @param images shape [count, height, width]
 * @param labels shape [count]
 */
public record IdxPair(IdxFile images, IdxFile labels) {

  /**
   * Reads both.
   *
   * @param classes labels lie in 0 … classes − 1
   * @throws InvalidInputException where a file is wrong, the counts differ or a label is too large
   */
  public static IdxPair read(Path images, Path labels, int classes) {
    IdxPair pair =
        new IdxPair(
            IdxFile.read(images, "images", "rows", "columns"), IdxFile.read(labels, "labels"));
    pair.requireEqualCounts();
    pair.requireLabelsBelow(classes);
    return pair;
  }

  /** The examples of the two files. */
  public ImageExamples examples(PixelScale... scale) {
    return new ImageExamples(
        new ImageShape(1, images.shape()[1], images.shape()[2]),
        images.data(),
        labels.data(),
        scale);
  }

  /** Number of images. */
  public int count() {
    return images.shape()[0];
  }

  private void requireEqualCounts() {
    if (images.shape()[0] != labels.shape()[0]) {
      throw new InvalidInputException(
          "%s announces %d labels at offset 4, %s %d images: expected one label an image"
              .formatted(labels.path(), labels.shape()[0], images.path(), images.shape()[0]));
    }
  }

  private void requireLabelsBelow(int classes) {
    byte[] values = labels.data();
    for (int i = 0; i < values.length; i++) {
      int label = values[i] & 0xff;
      if (label >= classes) {
        throw new InvalidInputException(
            "%s: label %d of image %d at offset %d, expected 0 to %d"
                .formatted(labels.path(), label, i, IdxHeader.length("labels") + i, classes - 1));
      }
    }
  }
}
