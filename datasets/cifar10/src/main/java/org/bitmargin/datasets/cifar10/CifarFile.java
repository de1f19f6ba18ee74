package org.bitmargin.datasets.cifar10;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.ImageShape;

/**
 * A file of the binary form: records of 3 073 bytes, a label and the red, green and blue planes of
 * 32×32, row-major.
 */
final class CifarFile {
  static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  static final int RECORDS = 10_000;
  static final int CLASSES = 10;

  private static final int RECORD = 1 + SHAPE.length();
  private static final long SIZE = (long) RECORDS * RECORD;
  // First byte of every pickle since protocol 2, and no label.
  private static final int PICKLE = 0x80;

  private CifarFile() {}

  /**
   * Reads a file into a place of larger arrays.
   *
   * @param index of the first of its images there
   */
  static void read(Path path, byte[] pixels, byte[] labels, int index) {
    try (InputStream in = Files.newInputStream(path)) {
      requireSize(path, Files.size(path));
      for (int i = 0; i < RECORDS; i++) {
        long offset = (long) i * RECORD;
        int label = in.read();
        int read = in.readNBytes(pixels, (index + i) * SHAPE.length(), SHAPE.length());
        if (label < 0 || read < SHAPE.length()) {
          throw wrong(path, "ends within record %d at offset %d", i, offset);
        }
        if (label >= CLASSES) {
          throw wrong(path, "label %d of image %d at offset %d, expected 0 to 9", label, i, offset);
        }
        labels[index + i] = (byte) label;
      }
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(path, e), e);
    }
  }

  private static void requireSize(Path path, long size) throws IOException {
    if (size == SIZE) {
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      if (in.read() == PICKLE) {
        throw wrong(
            path,
            "byte 0x80 at offset 0: a Python pickle, get the binary version"
                + " (cifar-10-binary.tar.gz)");
      }
    }
    if (size < SIZE) {
      throw wrong(
          path,
          "truncated: ends at offset %d within record %d, expected %d records of %d bytes = %d",
          size,
          size / RECORD,
          RECORDS,
          RECORD,
          SIZE);
    }
    throw wrong(
        path,
        "trailing bytes: %d records of %d bytes end at offset %d, the file at %d",
        RECORDS,
        RECORD,
        SIZE,
        size);
  }

  private static InvalidInputException wrong(Path path, String what, Object... arguments) {
    return new InvalidInputException(path + ": " + what.formatted(arguments));
  }
}
