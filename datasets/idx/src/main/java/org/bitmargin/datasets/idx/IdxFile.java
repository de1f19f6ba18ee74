package org.bitmargin.datasets.idx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;

/**
 * The content of an IDX file of unsigned bytes.
 *
 * <p>The format, big-endian: two zero bytes, the element type (8: unsigned byte), the number of
 * dimensions, one 32-bit size a dimension, then the data with the last index running fastest.
 *
 * <p>Tribuo's {@code IDXDataSource} reads the same files, but its only public way out is a list of
 * sparse examples with a name and a {@code double} for each non-zero pixel, and it allocates what a
 * header announces before it looks at the content. Measured (Tribuo 4.3.2, 2-core x86-64, all of
 * FashionMNIST): 8 to 10 s, out of memory with a heap of 400 MB, against 0.5 s with a heap of 120
 * MB here. So it is what the tests compare this reader with, bit by bit.
 *
 * @param path where it was read
 * @param shape size of each dimension
 * @param data in C order
 * @param sha256 of header and data, uncompressed, hexadecimal
 */
public record IdxFile(Path path, int[] shape, byte[] data, String sha256) {

  /**
   * Reads a file, gzip or plain; which of the two is told from its first bytes, not from its name.
   *
   * @param axes what each dimension counts, e.g. {@code "images", "rows", "columns"}
   * @throws InvalidInputException where it is not an IDX file of bytes with these dimensions, ends
   *     early, goes on after the announced data, or cannot be read
   */
  public static IdxFile read(Path path, String... axes) {
    return new IdxReader(path, axes).read();
  }

  /**
   * Checks the content against a published checksum.
   *
   * @throws InvalidInputException where it differs
   */
  public void requireSha256(String expected) {
    if (!sha256.equals(expected)) {
      throw new InvalidInputException(
          "%s: content is not the published one: SHA-256 (uncompressed) is %s, expected %s"
              .formatted(path, sha256, expected));
    }
  }

  static String describe(int[] shape) {
    return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
  }
}
