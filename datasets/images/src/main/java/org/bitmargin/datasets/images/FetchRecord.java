package org.bitmargin.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitmargin.api.InvalidInputException;

/**
 * What {@code bitmargin datasets fetch} wrote down once the archive's published checksum had been
 * found right: the SHA-256 of each file, in the form {@code sha256sum -c} reads.
 */
public final class FetchRecord {
  /** Lies in the folder of the data set. */
  public static final String NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  private FetchRecord() {}

  /**
   * Whether every one of these files is recorded and as recorded.
   *
   * @param folder of the data set
   */
  public static boolean matches(Path folder, List<Path> files) {
    Map<Path, String> recorded = read(folder);
    try {
      for (Path file : files) {
        String expected = recorded.get(file.toAbsolutePath().normalize());
        if (expected == null || !expected.equals(Checksum.SHA_256.of(file))) {
          return false;
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(folder, e), e);
    }
    return !files.isEmpty();
  }

  /** Recorded files and their SHA-256; none where there is no record. */
  public static Map<Path, String> read(Path folder) {
    Map<Path, String> recorded = new LinkedHashMap<>();
    Path record = folder.resolve(NAME);
    if (!Files.isRegularFile(record)) {
      return recorded;
    }
    try {
      for (String line : Files.readAllLines(record)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new InvalidInputException(
              "%s: not a line of a checksum file: %s".formatted(record, line));
        }
        recorded.put(
            folder.resolve(matcher.group(2)).toAbsolutePath().normalize(), matcher.group(1));
      }
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(record, e), e);
    }
    return recorded;
  }
}
