package org.bitmargin.datasets.imagenette;

import java.nio.file.Path;

/** Where the pieces of a JPEG file lie: each a marker ff xx and, mostly, a length. */
final class JpegMarkers {
  private static final int MARK = 0xff;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;

  private JpegMarkers() {}

  /** The decoder pads a truncated file with grey and goes on: so its ends are looked at here. */
  static void requireWhole(Path path, byte[] bytes) {
    if (bytes.length < 4 || bytes[0] != (byte) 0xff || bytes[1] != (byte) 0xd8) {
      throw JpegFile.wrong(
          path, "not a JPEG file: no ff d8 at offset 0 (%d bytes, see its content)", bytes.length);
    }
    int end = bytes.length;
    // Some writers pad with zeros.
    while (end > 2 && bytes[end - 1] == 0) {
      end--;
    }
    if (bytes[end - 2] != (byte) 0xff || bytes[end - 1] != (byte) 0xd9) {
      throw JpegFile.wrong(
          path, "truncated, or trailing bytes: no end of image (ff d9) at offset %d", end - 2);
    }
  }

  /** Offset of the frame header, which announces the size; of where the search ended otherwise. */
  static int frame(byte[] bytes) {
    int at = 2;
    while (at + 3 < bytes.length && at(bytes, at) == MARK && !isFrame(at(bytes, at + 1))) {
      at += 2 + (at(bytes, at + 2) << 8 | at(bytes, at + 3));
    }
    return Math.min(at, bytes.length);
  }

  /** Tables of Huffman and arithmetic codes have three of the numbers between. */
  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != 0xc4
        && marker != 0xc8
        && marker != 0xcc;
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xff;
  }
}
