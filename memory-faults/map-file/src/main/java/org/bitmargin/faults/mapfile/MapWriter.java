package org.bitmargin.faults.mapfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.bitmargin.api.FaultMap;

/** Writes the form {@link FaultMapFile} describes. */
final class MapWriter {
  private static final int ALIGNMENT = 8;

  private MapWriter() {}

  static void write(Path file, RecordedChip chip) throws IOException {
    byte[] header = padded(HeaderJson.write(chip.header()));
    if (header.length > FaultMapFile.LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "the layout has too many tensors for a header of %d bytes"
              .formatted(FaultMapFile.LONGEST_HEADER));
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    MessageDigest digest = MapReader.sha256();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
      DigestOutputStream hashed = new DigestOutputStream(out, digest);
      hashed.write(
          ByteBuffer.allocate(16)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(FaultMapFile.MAGIC)
              .putInt(FaultMapFile.VERSION)
              .putInt(header.length)
              .array());
      hashed.write(header);
      sites(hashed, chip.map());
      out.write(digest.digest());
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] padded(byte[] json) {
    byte[] header = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(header, json.length, header.length, (byte) ' ');
    return header;
  }

  private static void sites(OutputStream out, FaultMap map) throws IOException {
    int columns = symmetric(map) ? 1 : 2;
    out.write(
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(map.size())
            .putLong(columns)
            .array());
    column(out, map.size(), map::site);
    column(out, map.size(), i -> Double.doubleToRawLongBits(map.onset01(i)));
    if (columns == 2) {
      column(out, map.size(), i -> Double.doubleToRawLongBits(map.onset10(i)));
    }
  }

  private static boolean symmetric(FaultMap map) {
    for (int i = 0; i < map.size(); i++) {
      if (Double.compare(map.onset01(i), map.onset10(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static void column(OutputStream out, int size, IntToLongFunction value)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      buffer.putLong(value.applyAsLong(i));
      if (!buffer.hasRemaining() || i == size - 1) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }
}
