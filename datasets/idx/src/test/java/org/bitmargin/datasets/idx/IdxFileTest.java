package org.bitmargin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  private static final String[] IMAGES = {"images", "rows", "columns"};
  @TempDir Path folder;

  private IdxFile read(byte[] content) {
    return IdxFile.read(Fixture.write(folder, "file", content), IMAGES);
  }

  private void rejects(byte[] content, String message) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(content))
        .withMessage(folder.resolve("file") + ": " + message);
  }

  @Nested
  class A_right_file {
    @Test
    void gives_its_shape_and_its_bytes() {
      IdxFile file = read(Fixture.idx(3, 2, 4));

      assertThat(file.shape()).containsExactly(3, 2, 4);
      assertThat(file.data()).hasSize(24).startsWith(0, 1, 2).endsWith(22, 23);
    }

    @Test
    void is_the_same_whether_compressed_or_not_whatever_its_name() {
      IdxFile plain = read(Fixture.idx(3, 2, 4));
      IdxFile compressed = read(Fixture.gzip(Fixture.idx(3, 2, 4)));

      assertThat(compressed.shape()).isEqualTo(plain.shape());
      assertThat(compressed.data()).isEqualTo(plain.data());
      assertThat(compressed.sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void has_the_checksum_of_its_uncompressed_content() {
      // printf '\0\0\010\001\0\0\0\003abc' | sha256sum
      byte[] content = Fixture.idx(new byte[] {'a', 'b', 'c'}, 3);

      assertThat(IdxFile.read(Fixture.write(folder, "file", Fixture.gzip(content)), "letters"))
          .extracting(IdxFile::sha256)
          .isEqualTo("379a7afbfd9f0de0a36184463dd209c260f4582821ea2e5e4c40c7eb713dbda2");
    }

    @Test
    void longer_than_the_read_buffer_comes_whole() {
      byte[] content = Fixture.idx(300, 28, 28);

      assertThat(read(Fixture.gzip(content)).data())
          .isEqualTo(Arrays.copyOfRange(content, 16, content.length));
    }
  }

  @Nested
  class A_header_that_lies_is_found_out {
    @Test
    void when_the_data_end_early() {
      String message =
          "truncated, or the header lies: it announces 3 x 2 x 4 = 24 bytes of data, found 20"
              + " (ends at offset 36, expected 40)";

      rejects(Fixture.idx(new byte[20], 3, 2, 4), message);
      rejects(Fixture.gzip(Fixture.idx(new byte[20], 3, 2, 4)), message);
    }

    @Test
    void when_bytes_follow_the_data() {
      String message =
          "trailing bytes, or the header lies: it announces 3 x 2 x 4 = 24 bytes of data,"
              + " which end at offset 40, and more follows";

      rejects(Fixture.idx(new byte[25], 3, 2, 4), message);
      rejects(Fixture.gzip(Fixture.idx(new byte[25], 3, 2, 4)), message);
    }

    @Test
    @Timeout(5)
    void when_it_announces_gigabytes_and_without_allocating_them() {
      // Clearing 200 arrays of 2 GB takes far longer than the time allowed, where memory suffices.
      for (int i = 0; i < 200; i++) {
        rejects(
            Fixture.gzip(Fixture.idx(new byte[5], 2_000_000_000, 1, 1)),
            "truncated, or the header lies: it announces 2000000000 x 1 x 1 = 2000000000 bytes of"
                + " data, found 5 (ends at offset 21, expected 2000000016)");
      }
    }

    @Test
    void when_the_product_of_its_sizes_overflows() {
      rejects(
          Fixture.idx(new byte[5], 0x7fffffff, 0x7fffffff, 0x7fffffff),
          "the header announces 2147483647 x 2147483647 x 2147483647 bytes of data, at most"
              + " 2147483639 can be read: it lies, or the file is not an image set");
      rejects(
          Fixture.idx(new byte[0], 65536, 65536, 1),
          "the header announces 65536 x 65536 x 1 bytes of data, at most 2147483639 can be read:"
              + " it lies, or the file is not an image set");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void when_a_size_is_not_positive(int size) {
      rejects(
          Fixture.idx(new byte[0], 3, size, 4),
          "number of rows at offset 8 is " + size + ", expected 1 to 2147483647");
    }
  }

  @Nested
  class What_is_not_an_IDX_file_of_images_is_named {
    @Test
    void other_first_bytes() {
      byte[] content = "PK archive".getBytes(StandardCharsets.US_ASCII);

      rejects(content, "not an IDX file: bytes 0x50 0x4b at offset 0, expected 0x00 0x00");
    }

    @Test
    void other_element_types() {
      byte[] content = Fixture.idx(3, 2, 4);
      content[2] = 0x0d;

      rejects(content, "element type 0x0d at offset 2, expected 0x08 (unsigned byte)");
    }

    @Test
    void labels_where_images_belong() {
      rejects(
          Fixture.idx(24),
          "1 dimensions announced at offset 3, expected 3 (images, rows, columns)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 15})
    void a_file_that_ends_within_its_header(int length) {
      rejects(
          Arrays.copyOf(Fixture.idx(3, 2, 4), length),
          "ends at offset " + length + " within the header of 16 bytes");
    }
  }

  @Nested
  class A_damaged_gzip_stream_is_an_error {
    private final byte[] stream = Fixture.gzip(Fixture.idx(300, 28, 28));

    @Test
    void when_cut_off_within_the_data() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> read(Arrays.copyOf(stream, stream.length / 2)))
          .withMessageContaining("truncated, or the header lies: it announces 300 x 28 x 28")
          .withMessageContaining("expected 235216)");
    }

    @Test
    void when_cut_off_within_its_checksum() {
      rejects(
          Arrays.copyOf(stream, stream.length - 3),
          "truncated: the gzip stream is not over at offset %d, where the file ends: get it again"
              .formatted(stream.length - 3));
    }

    @Test
    void when_its_checksum_is_wrong() {
      stream[stream.length - 6] ^= 1;

      rejects(
          stream,
          "the gzip stream is damaged (Corrupt GZIP trailer, before offset %d): get it again"
              .formatted(stream.length));
    }
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> IdxFile.read(folder.resolve("nowhere"), IMAGES))
        .withMessageContaining(folder.resolve("nowhere") + ": cannot be read (")
        .withMessageContaining("NoSuchFileException");
  }

  @Test
  void another_checksum_than_the_published_one_is_an_error() {
    IdxFile file = read(Fixture.idx(3, 2, 4));
    file.requireSha256(file.sha256());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> file.requireSha256("00ff"))
        .withMessage(
            "%s: content is not the published one: SHA-256 (uncompressed) is %s, expected 00ff"
                .formatted(file.path(), file.sha256()));
  }
}
