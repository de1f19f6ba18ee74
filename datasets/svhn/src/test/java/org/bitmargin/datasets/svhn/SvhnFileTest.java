package org.bitmargin.datasets.svhn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class SvhnFileTest {
  private static final int MOST = 50;

  @TempDir Path root;
  private Path file;

  @BeforeEach
  void write() {
    file = Fixture.write(root, "train_32x32.mat", Fixture.images(1, 12), Fixture.labels(12));
  }

  private String messageOfReading() {
    Throwable error =
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(() -> SvhnFile.read(file, MOST))
            .actual();
    assertThat(error.getMessage()).startsWith(file + ": ").doesNotContain("\n");
    return error.getMessage().substring((file + ": ").length());
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(file);
  }

  @Test
  void pixels_become_row_major_planes() {
    SvhnFile read = SvhnFile.read(file, MOST);

    for (int image : new int[] {0, 11}) {
      for (int channel = 0; channel < 3; channel++) {
        for (int row = 0; row < 32; row++) {
          for (int column = 0; column < 32; column++) {
            assertThat(read.pixels()[((image * 3 + channel) * 32 + row) * 32 + column] & 0xff)
                .isEqualTo(Fixture.pixel(1, row, column, channel, image));
          }
        }
      }
    }
  }

  @Test
  void label_10_is_class_0() {
    assertThat(SvhnFile.read(file, MOST).labels())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2);
  }

  @Nested
  class A_wrong_file_is_refused {
    @Test
    void when_it_is_no_MATLAB_file() throws IOException {
      Files.writeString(file, "<html>not found</html>");
      assertThat(messageOfReading()).isEqualTo("no \"MATLAB 5.0 MAT-file\" at offset 0");
    }

    @Test
    void when_empty_or_of_version_7_3() throws IOException {
      Files.write(file, new byte[0]);
      assertThat(messageOfReading()).endsWith("at offset 0: the file is empty");
      Files.writeString(file, "MATLAB 7.3 MAT-file, Platform: GLNXA64");
      assertThat(messageOfReading()).contains("version 7.3 is HDF5");
    }

    @Test
    void when_big_endian() throws IOException {
      byte[] wrong = bytes();
      wrong[126] = 'M';
      wrong[127] = 'I';
      Files.write(file, wrong);
      assertThat(messageOfReading())
          .isEqualTo(
              "version and byte order at offset 124 are 00 01 4d 49,"
                  + " expected 00 01 49 4d (version 5, little-endian)");
    }

    @Test
    void when_truncated_in_the_header_a_tag_or_an_element() throws IOException {
      byte[] whole = bytes();
      Files.write(file, Arrays.copyOf(whole, 100));
      assertThat(messageOfReading())
          .isEqualTo("truncated: ends at offset 100 within the header of 128 bytes");
      Files.write(file, Arrays.copyOf(whole, 131));
      assertThat(messageOfReading())
          .isEqualTo("truncated, or trailing bytes: 3 bytes at offset 128");
      Files.write(file, Arrays.copyOf(whole, 1000));
      assertThat(messageOfReading())
          .startsWith("truncated, or the tag lies: the element at offset 128 announces ")
          .endsWith("the file ends at 1000");
    }

    @Test
    void when_bytes_trail() throws IOException {
      byte[] whole = bytes();
      Files.write(file, Arrays.copyOf(whole, whole.length + 5));
      assertThat(messageOfReading())
          .isEqualTo("truncated, or trailing bytes: 5 bytes at offset " + whole.length);
      Files.write(file, Arrays.copyOf(whole, whole.length + 16));
      assertThat(messageOfReading())
          .startsWith("element type 0 at offset " + whole.length + ", expected 14");
    }

    @Test
    void when_a_compressed_element_is_damaged() throws IOException {
      byte[] wrong = bytes();
      for (int i = 400; i < 420; i++) {
        wrong[i] ^= 0x5a;
      }
      Files.write(file, wrong);
      assertThat(messageOfReading())
          .startsWith("the element at offset 128 is damaged (")
          .endsWith("): get the file again");
    }

    @Test
    void when_it_holds_more_images_than_were_published() {
      file = Fixture.write(root, "train_32x32.mat", Fixture.images(1, 51), Fixture.labels(51));
      assertThat(messageOfReading())
          .startsWith("variable X in the element at offset 128 is uint8 [32, 32, 3, 51], expected")
          .endsWith("with N from 1 to 50");
    }

    @Test
    void when_mislabelled() {
      for (double wrong : new double[] {0, 11, 1.5, Double.NaN}) {
        Matrix labels = Fixture.labels(12);
        labels.setDouble(3, wrong);
        file = Fixture.write(root, "train_32x32.mat", Fixture.images(1, 12), labels);
        assertThat(messageOfReading())
            .startsWith("label " + wrong + " of image 3 (variable y, element at offset ")
            .endsWith("), expected 1 to 10");
      }
    }

    @Test
    void when_counts_differ_or_a_variable_is_missing_or_another() throws IOException {
      file = Fixture.write(root, "train_32x32.mat", Fixture.images(1, 12), Fixture.labels(11));
      assertThat(messageOfReading())
          .isEqualTo(
              "holds 12 images and 11 labels before its end at offset %d: expected one label an image",
              Files.size(file));
      file =
          Fixture.write(
              root, "train_32x32.mat", Mat5.newMatFile().addArray("X", Fixture.images(1, 2)));
      assertThat(messageOfReading())
          .isEqualTo(
              "has no variable y before its end at offset %d: expected X and y", Files.size(file));
      file =
          Fixture.write(
              root,
              "train_32x32.mat",
              Mat5.newMatFile()
                  .addArray("X", Mat5.newMatrix(new int[] {28, 28, 3, 2}, MatlabType.UInt8)));
      assertThat(messageOfReading())
          .startsWith("variable X in the element at offset 128 is uint8 [28, 28, 3, 2], expected");
    }
  }

  @Test
  void a_part_of_the_data_is_used_only_when_asked_for() {
    Fixture.write(root, "test_32x32.mat", Fixture.images(2, 10), Fixture.labels(10));
    SvhnFactory factory = new SvhnFactory();
    DatasetContext context = new DatasetContext(List.of(root));

    assertThat(factory.inspect(factory.defaults(), context).content())
        .isEqualTo(DataOrigin.Content.SUBSET);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), context))
        .withMessage(
            "svhn: only a subset, 12 training and 10 test images (of 73257 and 26032) are here: run"
                + " bitmargin datasets fetch svhn, or say subset: true to use them");
  }
}
