package org.bitmargin.faults.mapfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bitmargin.api.InvalidInputException;

/**
 * A chip in a file. All numbers are little-endian:
 *
 * <pre>
 * byte  0  magic number 89 42 4D 46 4D 0D 0A 1A
 *       8  version of the form, 32 bits: 1
 *      12  length L of the header, 32 bits: 2 to 2^24
 *      16  header: a JSON object in UTF-8, padded with spaces so that what follows is aligned
 *    16+L  number n of sites, 64 bits
 *    24+L  columns of onsets, 64 bits: 1 (onset10 equals onset01 at every site) or 2
 *    32+L  n addresses, 64 bits each, strictly ascending
 *          n onset01, doubles
 *          n onset10, doubles, where there are two columns
 *    last  32 bytes: SHA-256 of all before
 * </pre>
 *
 * <p>Nothing in a file is trusted: lengths are checked against the file's size before anything is
 * allocated, so that reading takes no more memory than the file has bytes.
 */
public final class FaultMapFile {
  /** How the names of such files end. */
  public static final String EXTENSION = ".faultmap";

  static final long MAGIC = 0x1A0A0D4D464D4289L;
  static final int VERSION = 1;
  static final int LONGEST_HEADER = 1 << 24;
  static final int DIGEST_BYTES = 32;

  private FaultMapFile() {}

  /** Writes a chip, atomically: a file of this name is either the old or the new one. */
  public static void write(Path file, RecordedChip chip) throws IOException {
    MapWriter.write(file, chip);
  }

  /**
   * Reads a chip and checks its digest.
   *
   * @throws InvalidInputException one line with file, byte, what is wrong and what would be right
   */
  public static RecordedChip read(Path file) {
    return MapReader.read(file);
  }

  /** Reads the header alone; that it fits the file's length is checked, the digest is not. */
  public static FaultMapHeader readHeader(Path file) {
    return MapReader.readHeader(file);
  }

  /**
   * The map files a path stands for: itself, or those in a folder and below, by name.
   *
   * @throws InvalidInputException where there are none
   */
  public static List<Path> find(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.isRegularFile(path)) {
        throw new InvalidInputException(
            "fault map %s does not exist: name a file or a folder of *%s"
                .formatted(path, EXTENSION));
      }
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> found =
          files
              .filter(f -> f.toString().endsWith(EXTENSION) && Files.isRegularFile(f))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new InvalidInputException(
            "folder %s holds no fault maps: their names end in %s".formatted(path, EXTENSION));
      }
      return found;
    } catch (IOException e) {
      throw new InvalidInputException(
          "folder %s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }
}
