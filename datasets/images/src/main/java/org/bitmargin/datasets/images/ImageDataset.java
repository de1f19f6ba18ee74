package org.bitmargin.datasets.images;

import java.util.List;
import java.util.stream.Stream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;

/**
 * A data set of images held as bytes.
 *
 * @param classNames in the order of the labels
 * @param origin what it was read from
 * @param fingerprint SHA-256 of count, channels (where not 1), height, width (32-bit, big-endian),
 *     pixels and labels of the training part, then of the test part; the scale does not enter
 */
public record ImageDataset(
    List<String> classNames,
    ImageExamples train,
    ImageExamples test,
    DataOrigin origin,
    String fingerprint)
    implements Dataset {

  public ImageDataset {
    classNames = List.copyOf(classNames);
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "training images are %s, test images %s".formatted(train.shape(), test.shape()));
    }
  }

  /** A data set with its fingerprint. */
  public static ImageDataset of(
      List<String> classNames, ImageExamples train, ImageExamples test, DataOrigin origin) {
    byte[][] content =
        Stream.of(train.content(), test.content()).flatMap(Stream::of).toArray(byte[][]::new);
    return new ImageDataset(classNames, train, test, origin, Checksum.SHA_256.of(content));
  }

  /** A data set made here, with its fingerprint. */
  public static ImageDataset of(List<String> classNames, ImageExamples train, ImageExamples test) {
    DataOrigin own =
        new DataOrigin(DataOrigin.Content.OWN, train.size(), test.size(), List.of(), "");
    return of(classNames, train, test, own);
  }

  @Override
  public int channels() {
    return train.shape().channels();
  }

  @Override
  public int height() {
    return train.shape().height();
  }

  @Override
  public int width() {
    return train.shape().width();
  }
}
