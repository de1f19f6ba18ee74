package org.bitmargin.datasets.idx;

import java.util.List;
import java.util.stream.Stream;
import org.bitmargin.api.Dataset;

/**
 * A data set of grey images.
 *
 * @param classNames in the order of the labels
 * @param fingerprint SHA-256 of count, height, width (32-bit, big-endian), pixels and labels of the
 *     training part, then of the test part; the scale does not enter
 */
public record GreyDataset(
    List<String> classNames, GreyExamples train, GreyExamples test, String fingerprint)
    implements Dataset {

  public GreyDataset {
    classNames = List.copyOf(classNames);
    if (train.height() != test.height() || train.width() != test.width()) {
      throw new IllegalArgumentException(
          "training images are %d x %d, test images %d x %d"
              .formatted(train.height(), train.width(), test.height(), test.width()));
    }
  }

  /** A data set with its fingerprint. */
  public static GreyDataset of(List<String> classNames, GreyExamples train, GreyExamples test) {
    byte[][] content =
        Stream.of(train.content(), test.content()).flatMap(Stream::of).toArray(byte[][]::new);
    return new GreyDataset(classNames, train, test, Sha256.of(content));
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return train.height();
  }

  @Override
  public int width() {
    return train.width();
  }
}
