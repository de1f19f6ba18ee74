package org.bitmargin.datasets.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files in the published form, none of them the published ones. */
class WrongFilesTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void make_folder() throws IOException {
    folder = Files.createDirectory(root.resolve("fashion-mnist"));
  }

  private static byte[] idx(int data, int... shape) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + data);
    buffer.put(new byte[] {0, 0, 8, (byte) shape.length});
    for (int size : shape) {
      buffer.putInt(size);
    }
    return buffer.array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private void put(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private String messageOfOpening(Path... roots) {
    DatasetContext context = new DatasetContext(List.of(roots));
    FashionMnistFactory factory = new FashionMnistFactory();
    Throwable error =
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(() -> factory.open(factory.defaults(), context))
            .actual();
    assertThat(error.getMessage()).as("one line").doesNotContain("\n");
    return error.getMessage();
  }

  @Nested
  class A_missing_file {
    @Test
    void is_named_with_the_place_to_put_it_and_the_way_to_get_it() {
      assertThat(messageOfOpening(root))
          .isEqualTo(
              "data file fashion-mnist/train-images-idx3-ubyte.gz not found (looked in %s): put it"
                      .formatted(root)
                  + " there or run bitmargin datasets fetch fashion-mnist, or install Debian's package"
                  + " dataset-fashion-mnist (apt-get install dataset-fashion-mnist puts the four"
                  + " files into /usr/share/datasets/fashion-mnist)");
    }

    @Test
    void is_the_labels_where_the_images_are_there() throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));

      assertThat(messageOfOpening(root))
          .startsWith("data file fashion-mnist/train-labels-idx1-ubyte.gz not found");
    }
  }

  @Nested
  class An_error_of_form_comes_before_the_checksum {
    @Test
    void in_a_truncated_file() throws IOException {
      put(IMAGES + ".gz", gzip(idx(100, 60_000, 28, 28)));
      put(LABELS + ".gz", gzip(idx(60_000, 60_000)));

      assertThat(messageOfOpening(root))
          .startsWith(folder.resolve(IMAGES + ".gz") + ": truncated, or the header lies")
          .contains("60000 x 28 x 28 = 47040000 bytes of data, found 100");
    }

    @Test
    void in_a_file_with_trailing_bytes() throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));
      put(LABELS, idx(3, 2));

      assertThat(messageOfOpening(root))
          .startsWith(folder.resolve(LABELS) + ": trailing bytes, or the header lies");
    }

    @Test
    void in_files_of_different_counts() throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));
      put(LABELS, idx(3, 3));

      assertThat(messageOfOpening(root))
          .isEqualTo(
              "%s announces 3 labels at offset 4, %s 2 images: expected one label an image",
              folder.resolve(LABELS), folder.resolve(IMAGES));
    }

    @Test
    void in_a_label_that_is_no_class() throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));
      byte[] labels = idx(2, 2);
      labels[9] = 10;
      put(LABELS, labels);

      assertThat(messageOfOpening(root))
          .isEqualTo(
              "%s: label 10 of image 1 at offset 9, expected 0 to 9", folder.resolve(LABELS));
    }
  }

  @Nested
  class Well_formed_files {
    @Test
    void with_other_content_are_refused_with_both_checksums() throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));
      put(LABELS, idx(2, 2));

      assertThat(messageOfOpening(root))
          .startsWith(
              folder.resolve(IMAGES)
                  + ": content is not the published one: SHA-256 (uncompressed) is ")
          .endsWith("expected c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888");
    }

    @Test
    void are_taken_from_the_first_root_that_has_them_whatever_their_name(@TempDir Path second)
        throws IOException {
      put(IMAGES, idx(8, 2, 2, 2));
      put(LABELS, idx(2, 2));
      Path other = Files.createDirectory(second.resolve("fashion-mnist"));
      Files.write(other.resolve(IMAGES + ".gz"), gzip(idx(8, 2, 2, 2)));
      Files.write(other.resolve(LABELS + ".gz"), gzip(idx(2, 2)));

      assertThat(messageOfOpening(root, second)).startsWith(folder.resolve(IMAGES) + ": ");
      assertThat(messageOfOpening(second, root)).startsWith(other.resolve(IMAGES + ".gz") + ": ");
    }
  }

  @Test
  void a_normalization_is_required() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new FashionMnistParameters(null))
        .withMessage("normalization must be unit or standard, was null");
  }
}
