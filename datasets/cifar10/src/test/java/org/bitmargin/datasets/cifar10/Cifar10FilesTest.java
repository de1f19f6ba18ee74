package org.bitmargin.datasets.cifar10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Tensors;
import org.bitmargin.datasets.images.Checksum;
import org.bitmargin.datasets.images.Normalization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10FilesTest {
  private static final byte[] BATCH = Fixture.batch(1);

  @TempDir Path root;
  private final Cifar10Factory factory = new Cifar10Factory();
  private Path train;

  @BeforeEach
  void write_two_files() {
    train = Fixture.write(root, "data_batch_1.bin", BATCH);
    Fixture.write(root, "test_batch.bin", BATCH);
  }

  private Dataset open(boolean subset) {
    return factory.open(
        new Cifar10Parameters(Normalization.UNIT, 0, false, subset),
        new DatasetContext(List.of(root)));
  }

  private String messageOfOpening(boolean subset) {
    Throwable error =
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(() -> open(subset))
            .actual();
    assertThat(error.getMessage()).doesNotContain("\n");
    return error.getMessage();
  }

  @Test
  void planes_and_labels_are_where_the_format_has_them() {
    Dataset data = open(true);
    float[] image = Tensors.toArray(data.train().images(new int[] {9_999}));

    for (int p : new int[] {0, 1, 32, 1024, 3071}) {
      int stored = BATCH[9_999 * Fixture.RECORD + 1 + p] & 0xff;
      assertThat(image[p]).as("byte %d", p).isEqualTo((float) (stored / 255.0));
    }
    assertThat(data.train().label(9_997)).isEqualTo(7);
    assertThat(data.classNames()).startsWith("airplane").endsWith("truck");
  }

  @Nested
  class A_part_of_the_data {
    @Test
    void is_refused_with_the_two_ways_out() {
      assertThat(messageOfOpening(false))
          .isEqualTo(
              "cifar10: only a subset, 10000 training and 10000 test images (1 of 5 training files)"
                  + " are here: run bitmargin datasets fetch cifar10, or say subset: true to use"
                  + " them");
    }

    @Test
    void is_called_a_subset_where_it_is_asked_for() {
      assertThat(open(true).origin().content()).isEqualTo(DataOrigin.Content.SUBSET);
    }
  }

  @Nested
  class All_files {
    @BeforeEach
    void write_the_others() {
      for (int i = 2; i <= 5; i++) {
        Fixture.write(root, "data_batch_" + i + ".bin", BATCH);
      }
    }

    private DataOrigin origin() {
      return factory.inspect(factory.defaults(), new DatasetContext(List.of(root)));
    }

    @Test
    void are_not_verified_without_a_record_of_their_checksums() {
      assertThat(origin().content()).isEqualTo(DataOrigin.Content.UNVERIFIED);
      assertThat(open(false).train().size()).isEqualTo(50_000);
    }

    @Test
    void are_the_published_ones_while_they_are_as_recorded() throws IOException {
      StringBuilder record = new StringBuilder();
      for (Path file : Cifar10Files.find(new DatasetContext(List.of(root))).all()) {
        record.append(
            "%s  cifar-10-batches-bin/%s\n"
                .formatted(Checksum.SHA_256.of(file), file.getFileName()));
      }
      Files.writeString(root.resolve("cifar10/SHA256SUMS"), record);
      assertThat(origin().content()).isEqualTo(DataOrigin.Content.PUBLISHED);

      byte[] changed = BATCH.clone();
      changed[5]++;
      Fixture.write(root, "data_batch_3.bin", changed);
      assertThat(origin().content()).isEqualTo(DataOrigin.Content.UNVERIFIED);
    }
  }

  @Nested
  class A_wrong_file_is_refused {
    @Test
    void when_truncated() {
      Fixture.write(root, "data_batch_1.bin", Arrays.copyOf(BATCH, 5 * Fixture.RECORD + 100));

      assertThat(messageOfOpening(true))
          .isEqualTo(
              train
                  + ": truncated: ends at offset 15465 within record 5, expected 10000 records of"
                  + " 3073 bytes = 30730000");
    }

    @Test
    void when_oversized() {
      Fixture.write(root, "data_batch_1.bin", Arrays.copyOf(BATCH, BATCH.length + 3073));

      assertThat(messageOfOpening(true))
          .isEqualTo(
              train
                  + ": trailing bytes: 10000 records of 3073 bytes end at offset 30730000, the file"
                  + " at 30733073");
    }

    @Test
    void when_mislabelled() {
      byte[] wrong = BATCH.clone();
      wrong[7 * Fixture.RECORD] = 10;
      Fixture.write(root, "data_batch_1.bin", wrong);

      assertThat(messageOfOpening(true))
          .isEqualTo(train + ": label 10 of image 7 at offset 21511, expected 0 to 9");
    }

    @Test
    void when_a_pickle_by_another_name() {
      Fixture.write(root, "data_batch_1.bin", new byte[] {(byte) 0x80, 2, '}', 'q'});

      assertThat(messageOfOpening(true))
          .startsWith(train + ": byte 0x80 at offset 0: a Python pickle, get the binary version");
    }
  }

  @Test
  void the_python_version_is_refused_with_a_hint(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("cifar10/cifar-10-batches-py"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), new DatasetContext(List.of(other))))
        .withMessageContaining("holds the Python version")
        .withMessageContaining("cifar-10-binary.tar.gz");
  }

  @Test
  void missing_files_are_named(@TempDir Path other) throws IOException {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), new DatasetContext(List.of(other))))
        .withMessageStartingWith(
            "data file cifar10/cifar-10-batches-bin/data_batch_1.bin not found (looked in "
                + other);
    Files.delete(root.resolve("cifar10/cifar-10-batches-bin/test_batch.bin"));
    assertThat(messageOfOpening(true)).contains("cifar-10-batches-bin has no test_batch.bin");
  }
}
