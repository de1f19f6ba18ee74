package org.bitmargin.faults.mapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each damage is one line: file, byte, what is wrong, what would be right. */
class DamagedFileTest {
  @TempDir Path folder;
  private Path file;
  private byte[] right;
  private int sites;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("chip.faultmap");
    FaultMapFile.write(file, Samples.twoColumns());
    right = Files.readAllBytes(file);
    sites = 16 + little(right).getInt(12);
  }

  @Test
  void every_truncation_is_noticed() throws IOException {
    for (int length = 0; length < right.length; length++) {
      Files.write(file, Arrays.copyOf(right, length));
      assertThatThrownBy(() -> FaultMapFile.read(file))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("fault map " + file + ", byte " + length + ": ")
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void every_changed_byte_is_noticed() throws IOException {
    for (int i = 0; i < right.length; i++) {
      byte[] changed = right.clone();
      changed[i] ^= 0x20;
      Files.write(file, changed);
      assertThatThrownBy(() -> FaultMapFile.read(file))
          .as("byte " + i)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("fault map " + file + ", byte ");
    }
  }

  @Test
  void bytes_after_the_end_are_refused() throws IOException {
    Files.write(file, Arrays.copyOf(right, right.length + 5));
    refused(", byte " + right.length + ": 5 bytes follow the end of the map");
  }

  @Test
  void another_kind_of_file_is_refused() throws IOException {
    Files.writeString(file, "# just some text, long enough");
    refused(", byte 0: no fault map begins so: its magic number is 89 42 4D 46 4D 0D 0A 1A");
    assertThat(right).startsWith(0x89, 'B', 'M', 'F', 'M', '\r', '\n', 0x1A);
  }

  @Test
  void a_version_to_come_is_refused() throws IOException {
    sealed(bytes -> bytes.putInt(8, 2));
    refused(", byte 8: the form has version 2, this reads 1");
  }

  @Test
  void lengths_that_lie_take_no_memory() throws IOException {
    sealed(bytes -> bytes.putInt(12, -1));
    refused(", byte 12: announces a header of 4294967295 bytes, allowed are 2 to 16777216");
    sealed(bytes -> bytes.putLong(sites, Integer.MAX_VALUE - 100L));
    refused("sites take it to byte 51539");
    sealed(bytes -> bytes.putLong(sites, Long.MAX_VALUE));
    refused(", byte %d: announces 9223372036854775807 sites".formatted(sites));
    sealed(bytes -> bytes.putLong(sites, -1));
    refused("announces -1 sites, allowed are 0 to");
    sealed(bytes -> bytes.putLong(sites + 8, 3));
    refused(", byte %d: announces 3 columns".formatted(sites + 8));
  }

  @Test
  void a_changed_site_does_not_fit_the_digest() throws IOException {
    byte[] changed = right.clone();
    changed[sites + 16 + 8] = 8;
    Files.write(file, changed);
    refused(", byte %d: SHA-256 ".formatted(right.length - 32));
    assertThat(FaultMapFile.readHeader(file)).isEqualTo(Samples.header());
  }

  @Test
  void sites_that_do_not_ascend_are_refused() throws IOException {
    sealed(bytes -> bytes.putLong(sites + 16 + 8, 0));
    refused(", byte %d: site 1 at address 0 comes after address 0".formatted(sites + 24));
  }

  @Test
  void sites_outside_the_layout_are_refused() throws IOException {
    sealed(bytes -> bytes.putLong(sites + 16 + 16, 40));
    refused("site 2 at address 40 lies outside the layout, which has addresses 0 to 39");
    sealed(bytes -> bytes.putLong(sites + 16, -1));
    refused("site 0 at address -1 lies outside the layout");
  }

  @Test
  void onsets_that_are_no_severity_are_refused() throws IOException {
    sealed(bytes -> bytes.putDouble(sites + 16 + 24, Double.NaN));
    refused(", byte %d: site 0 has onset NaN, it must be 0 or more".formatted(sites + 40));
    sealed(bytes -> bytes.putDouble(sites + 16 + 48, -0.5));
    refused("site 0 has onset -0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"chip\":3|\"chop\":3|chip is missing, it must be a whole number",
        "\"chip\":3|\"chip\":x|the header is not JSON",
        "\"chip\":3|\"chip\":-3|chip must be 0 or more, was -3",
        "\"chip\":3|\"chip\":3000000000|chip must be a whole number below 2^31, was 3000000000",
        "\"bitErrorRate\":0.1|\"bitErrorRate\":1.5|bitErrorRate must be a fraction in [0, 1], was 1.5",
        "\"per-chip\"|\"per-access\"|lifetime must be per-chip or per-write",
        "\"per-chip\"|\"forever\"|lifetime must be one of per-chip, per-inference, per-access, per-write",
        "\"width\":3|\"width\":33|tensors[0].width must be 1 to 32 bits, was 33",
        "\"size\":8|\"size\":-8|tensors[0].size must be 0 or more",
        "\"size\":8|\"size\":9223372036854775807|tensors[0].size must be 0 or more",
        "\"size\":8|\"size\":8.5|tensors[0].size must be a whole number, was 8.5",
        "\"banks\":2|\"banks\":0|banks must be at least 1, was 0",
        "\"interleaved\"|\"shuffled\"|geometry.mapping must be one of row-major, interleaved",
      })
  void a_wrong_header_is_refused(String part, String wrong, String message) throws IOException {
    String json = new String(right, 16, sites - 16, StandardCharsets.UTF_8);
    assertThat(json).contains(part);
    byte[] header = json.replace(part, wrong).getBytes(StandardCharsets.UTF_8);
    ByteBuffer changed = little(new byte[right.length - (sites - 16) + header.length]);
    changed.put(right, 0, 16).put(header).put(right, sites, right.length - sites);
    changed.putInt(12, header.length);
    seal(changed.array());
    refused("fault map " + file + ", header from byte 16: " + message);
  }

  @Test
  void a_header_of_brackets_is_refused() throws IOException {
    byte[] deep = "[".repeat(sites - 16).getBytes(StandardCharsets.US_ASCII);
    sealed(bytes -> bytes.position(16).put(deep));
    refused("the header is not JSON");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> FaultMapFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  /** Changes the right file and gives it the digest of its new content. */
  private void sealed(Consumer<ByteBuffer> change) throws IOException {
    byte[] changed = right.clone();
    change.accept(little(changed));
    seal(changed);
  }

  private void seal(byte[] bytes) throws IOException {
    var digest = MapReader.sha256();
    digest.update(bytes, 0, bytes.length - 32);
    System.arraycopy(digest.digest(), 0, bytes, bytes.length - 32, 32);
    Files.write(file, bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
