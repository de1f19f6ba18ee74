package org.bitmargin.datasets.imagenette;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bitmargin.api.DatasetListener;

/**
 * Both parts as small images: bytes, channel planes, in the order of the folders.
 *
 * @param train pixels of the training part
 * @param test pixels of the test part
 */
record PreparedImages(byte[] train, byte[] test) {

  /** Decodes all files; memory holds the small images and one large one a thread. */
  static PreparedImages decode(
      ImageFolder train, ImageFolder test, int side, DatasetListener listener) {
    int length = 3 * side * side;
    PreparedImages images =
        new PreparedImages(
            new byte[Math.multiplyExact(train.size(), length)],
            new byte[Math.multiplyExact(test.size(), length)]);
    int total = train.size() + test.size();
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, total)
        .parallel()
        .forEach(
            i -> {
              boolean training = i < train.size();
              int index = training ? i : i - train.size();
              JpegFile.read(
                  (training ? train : test).files().get(index),
                  side,
                  training ? images.train : images.test,
                  index * length);
              listener.progress("decoding imagenette", done.incrementAndGet(), total);
            });
    return images;
  }
}
