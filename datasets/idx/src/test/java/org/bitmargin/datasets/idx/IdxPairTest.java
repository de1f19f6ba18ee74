package org.bitmargin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.PixelScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxPairTest {
  @TempDir Path folder;
  private Path images;

  @BeforeEach
  void write_three_images() {
    images = Fixture.write(folder, "images", Fixture.idx(3, 2, 4));
  }

  private Path labels(int... values) {
    byte[] data = new byte[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) values[i];
    }
    return Fixture.write(folder, "labels", Fixture.idx(data, data.length));
  }

  @Test
  void joins_images_and_labels() {
    ImageExamples examples = IdxPair.read(images, labels(2, 0, 1), 3).examples(PixelScale.UNIT);

    assertThat(examples.size()).isEqualTo(3);
    assertThat(examples.labels(new int[] {0, 1, 2})).containsExactly(2, 0, 1);
    assertThat(examples.images(new int[] {1}).shape()).containsExactly(1, 1, 2, 4);
  }

  @Test
  void rejects_counts_that_differ() {
    Path labels = labels(2, 0);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> IdxPair.read(images, labels, 3))
        .withMessage(
            "%s announces 2 labels at offset 4, %s 3 images: expected one label an image",
            labels, images);
  }

  @Test
  void rejects_a_label_without_a_class() {
    Path labels = labels(2, 3, 1);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> IdxPair.read(images, labels, 3))
        .withMessage("%s: label 3 of image 1 at offset 9, expected 0 to 2", labels);
  }

  @Test
  void reads_labels_as_unsigned() {
    Path labels = labels(255, 0, 128);

    assertThat(IdxPair.read(images, labels, 256).examples(PixelScale.UNIT).label(0)).isEqualTo(255);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> IdxPair.read(images, labels, 10))
        .withMessageContaining("label 255 of image 0");
  }
}
