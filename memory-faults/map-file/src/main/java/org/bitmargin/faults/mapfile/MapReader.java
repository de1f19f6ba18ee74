package org.bitmargin.faults.mapfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.InvalidInputException;

/** Reads the form {@link FaultMapFile} describes, believing nothing. */
final class MapReader {
  private static final int PREFIX = 16;
  // The longest array every virtual machine allows.
  private static final long MOST_SITES = Integer.MAX_VALUE - 8;

  private final Path file;
  private final FileChannel channel;
  private final long size;

  private MapReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  static RecordedChip read(Path file) {
    return with(file, MapReader::chip);
  }

  static FaultMapHeader readHeader(Path file) {
    return with(
        file,
        reader -> {
          long sites = reader.startOfSites();
          reader.requireLength(sites);
          return reader.header(sites);
        });
  }

  @FunctionalInterface
  private interface Work<T> {
    T of(MapReader reader) throws IOException;
  }

  private static <T> T with(Path file, Work<T> work) {
    try (FileChannel channel = FileChannel.open(file)) {
      return work.of(new MapReader(file, channel));
    } catch (IOException e) {
      throw new InvalidInputException("fault map %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private RecordedChip chip() throws IOException {
    long start = startOfSites();
    int columns = requireLength(start);
    requireDigest();
    FaultMapHeader header = header(start);
    int count = (int) at(start, 8).getLong();
    long column = 8L * count;
    long first = start + 16;
    long[] sites = new long[count];
    longs(first, sites);
    requireSites(sites, header.layout().bitCount(), first);
    double[] onset01 = onsets(first + column, count);
    double[] onset10 = columns == 1 ? onset01 : onsets(first + 2 * column, count);
    return new RecordedChip(header, new FaultMap(sites, onset01, onset10));
  }

  /** Checks what comes before the header and gives the byte after it. */
  private long startOfSites() throws IOException {
    if (size < PREFIX) {
      throw error(size, "the file ends within the first 16 bytes of a fault map: it is truncated");
    }
    ByteBuffer prefix = at(0, PREFIX);
    if (prefix.getLong() != FaultMapFile.MAGIC) {
      throw error(0, "no fault map begins so: its magic number is 89 42 4D 46 4D 0D 0A 1A");
    }
    int version = prefix.getInt();
    if (version != FaultMapFile.VERSION) {
      throw error(8, "the form has version %d, this reads %d", version, FaultMapFile.VERSION);
    }
    long length = Integer.toUnsignedLong(prefix.getInt());
    if (length < 2 || length > FaultMapFile.LONGEST_HEADER) {
      throw error(
          12,
          "announces a header of %d bytes, allowed are 2 to %d",
          length,
          FaultMapFile.LONGEST_HEADER);
    }
    long start = PREFIX + length;
    if (start + 16 + FaultMapFile.DIGEST_BYTES > size) {
      throw error(
          size, "the file ends here, its header of %d bytes leads past: it is truncated", length);
    }
    return start;
  }

  /** Checks that the sites announced fill the file and gives the columns of their onsets. */
  private int requireLength(long start) throws IOException {
    ByteBuffer counts = at(start, 16);
    long count = counts.getLong();
    long columns = counts.getLong();
    if (count < 0 || count > MOST_SITES) {
      throw error(start, "announces %d sites, allowed are 0 to %d", count, MOST_SITES);
    }
    if (columns != 1 && columns != 2) {
      throw error(start + 8, "announces %d columns of onsets, allowed are 1 and 2", columns);
    }
    long right = start + 16 + count * 8 * (1 + columns) + FaultMapFile.DIGEST_BYTES;
    if (size < right) {
      throw error(
          size, "the file ends here, %d sites take it to byte %d: it is truncated", count, right);
    }
    if (size > right) {
      throw error(right, "%d bytes follow the end of the map: cut them off", size - right);
    }
    return (int) columns;
  }

  private void requireDigest() throws IOException {
    MessageDigest digest = sha256();
    long end = size - FaultMapFile.DIGEST_BYTES;
    for (long from = 0; from < end; from += 1 << 16) {
      digest.update(at(from, (int) Math.min(1 << 16, end - from)));
    }
    byte[] content = digest.digest();
    byte[] recorded = at(end, FaultMapFile.DIGEST_BYTES).array();
    if (!MessageDigest.isEqual(content, recorded)) {
      throw error(
          end,
          "SHA-256 %s... is recorded, the content has %s...: the file was changed or damaged, get it again",
          HexFormat.of().formatHex(recorded, 0, 4),
          HexFormat.of().formatHex(content, 0, 4));
    }
  }

  private FaultMapHeader header(long end) throws IOException {
    try {
      return HeaderJson.read(at(PREFIX, (int) (end - PREFIX)).array());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "fault map %s, header from byte %d: %s".formatted(file, PREFIX, e.getMessage()), e);
    }
  }

  private void requireSites(long[] sites, long bits, long first) {
    for (int i = 0; i < sites.length; i++) {
      long offset = first + 8L * i;
      if (sites[i] < 0 || sites[i] >= bits) {
        throw error(
            offset,
            "site %d at address %d lies outside the layout, which has addresses 0 to %d",
            i,
            sites[i],
            bits - 1);
      }
      if (i > 0 && sites[i] <= sites[i - 1]) {
        throw error(
            offset,
            "site %d at address %d comes after address %d: sites must ascend",
            i,
            sites[i],
            sites[i - 1]);
      }
    }
  }

  private double[] onsets(long first, int count) throws IOException {
    long[] bits = new long[count];
    longs(first, bits);
    double[] onsets = new double[count];
    for (int i = 0; i < count; i++) {
      onsets[i] = Double.longBitsToDouble(bits[i]);
      if (!(onsets[i] >= 0)) {
        throw error(first + 8L * i, "site %d has onset %s, it must be 0 or more", i, onsets[i]);
      }
    }
    return onsets;
  }

  private void longs(long first, long[] to) throws IOException {
    int block = 1 << 13;
    for (int from = 0; from < to.length; from += block) {
      int n = Math.min(block, to.length - from);
      at(first + 8L * from, 8 * n).asLongBuffer().get(to, from, n);
    }
  }

  private ByteBuffer at(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw error(position + bytes.position(), "the file ends here while it is read");
      }
    }
    return bytes.flip();
  }

  private InvalidInputException error(long offset, String problem, Object... arguments) {
    return new InvalidInputException(
        "fault map %s, byte %d: %s".formatted(file, offset, problem.formatted(arguments)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
