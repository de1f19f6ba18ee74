package org.bitmargin.datasets.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.tck.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On small files of the published form. */
class MnistContractTest extends DatasetContract {
  @TempDir static Path root;

  @BeforeEach
  void write_files() {
    write("train-images-idx3-ubyte.gz", 40, 28, 28);
    write("train-labels-idx1-ubyte.gz", 40);
    write("t10k-images-idx3-ubyte.gz", 20, 28, 28);
    write("t10k-labels-idx1-ubyte.gz", 20);
  }

  private static void write(String name, int... shape) {
    int area = shape.length == 3 ? shape[1] * shape[2] : 1;
    byte[] data = new byte[shape[0] * area];
    SplittableRandom random = new SplittableRandom(name.length() + 100L * shape[0]);
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (area == 1 ? i % 10 : random.nextInt(256));
    }
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length);
    header.put(new byte[] {0, 0, 8, (byte) shape.length});
    for (int size : shape) {
      header.putInt(size);
    }
    try {
      Path file = Files.createDirectories(root.resolve("mnist")).resolve(name);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(header.array());
        out.write(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected DatasetFactory<?> factory() {
    return new MnistFactory();
  }

  @Override
  protected Record parameters() {
    return new MnistParameters(Normalization.STANDARD, true);
  }

  @Override
  protected DatasetContext context() {
    return new DatasetContext(List.of(root));
  }

  @Test
  void a_subset_is_called_one_and_used_only_when_asked_for() {
    assertThat(open().origin().content()).isEqualTo(DataOrigin.Content.SUBSET);
    MnistFactory factory = new MnistFactory();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), context()))
        .withMessage(
            "mnist: only a subset, 40 training and 20 test images (of 60000 and 10000) are here: run"
                + " bitmargin datasets fetch mnist, or say subset: true to use them");
  }

  @Test
  void more_images_than_published_are_refused() {
    write("t10k-images-idx3-ubyte.gz", 10_001, 28, 28);
    write("t10k-labels-idx1-ubyte.gz", 10_001);
    MnistFactory factory = new MnistFactory();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), context()))
        .withMessageEndingWith(
            "t10k-images-idx3-ubyte.gz: 10001 images announced at offset 4, the data set has 10000");
  }

  @Test
  void says_how_to_get_it() {
    MnistFactory factory = new MnistFactory();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () -> factory.open(factory.defaults(), new DatasetContext(List.of(root.resolve("x")))))
        .withMessageEndingWith("put it there or run bitmargin datasets fetch mnist");
    assertThat(factory.publishedFiles(factory.defaults())).hasSize(4);
  }
}
