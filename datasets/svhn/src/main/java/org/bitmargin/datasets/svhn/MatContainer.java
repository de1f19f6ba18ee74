package org.bitmargin.datasets.svhn;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;

/**
 * Where the elements of a MATLAB v5 file lie: a header of 128 bytes, then elements, each a type, a
 * length and its content. Reading what is in them is left to a library; this finds out first
 * whether the file is one at all and whole, and where it is not.
 *
 * @param header the first 128 bytes
 * @param elements offsets and lengths, tags included
 */
record MatContainer(byte[] header, List<Element> elements) {

  /** A piece of the file. */
  record Element(long offset, long length) {}

  private static final int HEADER = 128;
  private static final int TAG = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int VERSION_5 = 0x0100;

  static MatContainer of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw wrong(path, "is not a file");
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long size = file.length();
      byte[] header = new byte[(int) Math.min(HEADER, size)];
      file.readFully(header);
      requireHeader(path, header);
      List<Element> elements = new ArrayList<>();
      long offset = HEADER;
      while (offset < size) {
        Element element = element(path, file, offset, size);
        elements.add(element);
        offset += element.length();
      }
      return new MatContainer(header, elements);
    }
  }

  private static void requireHeader(Path path, byte[] header) {
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("MATLAB 5.0 MAT-file")) {
      String hint =
          text.startsWith("MATLAB 7.3")
              ? ": version 7.3 is HDF5, get the published file"
              : header.length == 0 ? ": the file is empty" : "";
      throw wrong(path, "no \"MATLAB 5.0 MAT-file\" at offset 0%s", hint);
    }
    if (header.length < HEADER) {
      throw wrong(
          path, "truncated: ends at offset %d within the header of 128 bytes", header.length);
    }
    ByteBuffer words = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    if (header[126] != 'I' || header[127] != 'M' || words.getShort(124) != VERSION_5) {
      throw wrong(
          path,
          "version and byte order at offset 124 are %02x %02x %02x %02x,"
              + " expected 00 01 49 4d (version 5, little-endian)",
          header[124],
          header[125],
          header[126],
          header[127]);
    }
  }

  private static Element element(Path path, RandomAccessFile file, long offset, long size)
      throws IOException {
    if (size - offset < TAG) {
      throw wrong(
          path, "truncated, or trailing bytes: %d bytes at offset %d", size - offset, offset);
    }
    byte[] bytes = new byte[TAG];
    file.seek(offset);
    file.readFully(bytes);
    ByteBuffer tag = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int type = tag.getInt();
    long length = Integer.toUnsignedLong(tag.getInt());
    if (type != MATRIX && type != COMPRESSED) {
      throw wrong(
          path,
          "element type %d at offset %d, expected 14 (matrix) or 15 (compressed)",
          type,
          offset);
    }
    if (offset + TAG + length > size) {
      throw wrong(
          path,
          "truncated, or the tag lies: the element at offset %d announces %d bytes up to %d,"
              + " the file ends at %d",
          offset,
          length,
          offset + TAG + length,
          size);
    }
    return new Element(offset, TAG + length);
  }

  static InvalidInputException wrong(Path path, String what, Object... arguments) {
    return new InvalidInputException(path + ": " + what.formatted(arguments));
  }
}
