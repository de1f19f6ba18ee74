package org.bitmargin.datasets.idx;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;

/** Checks the first bytes of an IDX file. */
final class IdxHeader {
  private static final int UNSIGNED_BYTE = 0x08;

  private IdxHeader() {}

  /** Length of the header in bytes. */
  static int length(String... axes) {
    return 4 + Integer.BYTES * axes.length;
  }

  /**
   * Sizes of the dimensions.
   *
   * @param header as many bytes of it as there are
   */
  static int[] parse(Path path, byte[] header, String... axes) {
    if (header.length >= 2 && (header[0] != 0 || header[1] != 0)) {
      throw wrong(
          path,
          "not an IDX file: bytes 0x%02x 0x%02x at offset 0, expected 0x00 0x00",
          header[0],
          header[1]);
    }
    if (header.length >= 3 && header[2] != UNSIGNED_BYTE) {
      throw wrong(
          path, "element type 0x%02x at offset 2, expected 0x08 (unsigned byte)", header[2]);
    }
    if (header.length >= 4 && header[3] != axes.length) {
      throw wrong(
          path,
          "%d dimensions announced at offset 3, expected %d (%s)",
          header[3] & 0xff,
          axes.length,
          String.join(", ", axes));
    }
    if (header.length < length(axes)) {
      throw wrong(
          path, "ends at offset %d within the header of %d bytes", header.length, length(axes));
    }
    ByteBuffer sizes = ByteBuffer.wrap(header);
    int[] shape = new int[axes.length];
    for (int i = 0; i < shape.length; i++) {
      int offset = 4 + Integer.BYTES * i;
      shape[i] = sizes.getInt(offset);
      if (shape[i] < 1) {
        throw wrong(
            path,
            "number of %s at offset %d is %d, expected 1 to %d",
            axes[i],
            offset,
            shape[i],
            Integer.MAX_VALUE);
      }
    }
    return shape;
  }

  private static InvalidInputException wrong(Path path, String what, Object... arguments) {
    return new InvalidInputException(path + ": " + what.formatted(arguments));
  }
}
