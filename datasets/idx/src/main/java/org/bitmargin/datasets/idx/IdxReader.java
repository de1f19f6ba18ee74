package org.bitmargin.datasets.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.Checksum;

/** Reads one IDX file; memory grows with what the file holds, never with what it announces. */
final class IdxReader {
  private static final int BUFFER = 1 << 16;
  // The longest array every virtual machine can allocate.
  private static final int LIMIT = Integer.MAX_VALUE - 8;

  private final Path path;
  private final String[] axes;

  IdxReader(Path path, String... axes) {
    this.path = path;
    this.axes = axes.clone();
  }

  IdxFile read() {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      return read(isGzip(file) ? new GZIPInputStream(file, BUFFER) : file);
    } catch (EOFException e) {
      throw wrong(
          "truncated: the gzip stream is not over at offset %s, where the file ends: get it again"
              .formatted(size()),
          e);
    } catch (ZipException e) {
      throw wrong(
          "the gzip stream is damaged (%s, before offset %s): get it again"
              .formatted(e.getMessage(), size()),
          e);
    } catch (IOException e) {
      throw wrong("cannot be read (%s)".formatted(e), e);
    }
  }

  private String size() {
    try {
      return Long.toString(Files.size(path));
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static boolean isGzip(InputStream file) throws IOException {
    file.mark(2);
    boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
    file.reset();
    return gzip;
  }

  private IdxFile read(InputStream content) throws IOException {
    byte[] header = fill(content, IdxHeader.length(axes));
    int[] shape = IdxHeader.parse(path, header, axes);
    int announced = announced(shape);
    byte[] data = fill(content, announced);
    String size = "%s = %d bytes of data".formatted(IdxFile.describe(shape), announced);
    long end = (long) header.length + announced;
    if (data.length < announced) {
      throw wrong(
          ("truncated, or the header lies: it announces %s, found %d"
                  + " (ends at offset %d, expected %d)")
              .formatted(size, data.length, header.length + data.length, end),
          null);
    }
    // At the end of a gzip stream this also compares its checksum.
    if (content.read() != -1) {
      throw wrong(
          ("trailing bytes, or the header lies: it announces %s, which end at offset %d,"
                  + " and more follows")
              .formatted(size, end),
          null);
    }
    return new IdxFile(path, shape, data, Checksum.SHA_256.of(header, data));
  }

  private int announced(int[] shape) {
    long product = 1;
    for (int size : shape) {
      product = Math.min(product, LIMIT + 1L) * size;
    }
    if (product > LIMIT) {
      throw wrong(
          ("the header announces %s bytes of data, at most %d can be read:"
                  + " it lies, or the file is not an image set")
              .formatted(IdxFile.describe(shape), LIMIT),
          null);
    }
    return (int) product;
  }

  /** Reads {@code wanted} bytes, or fewer where the content ends or breaks off before. */
  private static byte[] fill(InputStream content, int wanted) throws IOException {
    byte[] bytes = new byte[Math.min(wanted, BUFFER)];
    int filled = 0;
    while (filled < wanted) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, 2L * bytes.length));
      }
      int read = readOrEnd(content, bytes, filled);
      if (read < 0) {
        return Arrays.copyOf(bytes, filled);
      }
      filled += read;
    }
    return bytes;
  }

  private static int readOrEnd(InputStream content, byte[] bytes, int from) throws IOException {
    try {
      return content.read(bytes, from, bytes.length - from);
    } catch (EOFException e) {
      // A gzip stream cut off: the caller says how much of the announced content is there.
      return -1;
    }
  }

  private InvalidInputException wrong(String what, Exception cause) {
    return new InvalidInputException(path + ": " + what, cause);
  }
}
