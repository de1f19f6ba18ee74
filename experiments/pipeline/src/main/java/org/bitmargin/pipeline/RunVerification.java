package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;

/**
 * Compares the files of a run folder with the SHA-256 its manifest records.
 *
 * @param checked number of files compared
 * @param problems one line a file that is missing or differs
 */
public record RunVerification(int checked, List<String> problems) {

  /**
   * Verifies a run folder.
   *
   * @throws InvalidInputException where it is none, or records no checksums (an unfinished run)
   */
  public static RunVerification of(Path folder) {
    JsonNode manifest = Manifest.read(folder);
    Map<String, String> recorded = Manifest.recordedHashes(manifest);
    if (recorded.isEmpty()) {
      throw new InvalidInputException(
          "the manifest of %s records no checksums: the run is not finished, run it again to go on"
              .formatted(folder));
    }
    List<String> problems = new ArrayList<>();
    recorded.forEach((name, hash) -> problem(folder, name, hash).ifPresent(problems::add));
    return new RunVerification(recorded.size(), List.copyOf(problems));
  }

  private static Optional<String> problem(Path folder, String name, String hash) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      return Optional.of(name + " lies outside the run folder");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of(name + " is missing");
    }
    try {
      String now = Sha256.of(file);
      return now.equals(hash)
          ? Optional.empty()
          : Optional.of("%s differs: SHA-256 %s, recorded %s".formatted(name, now, hash));
    } catch (IOException e) {
      return Optional.of("%s cannot be read: %s".formatted(name, e.getMessage()));
    }
  }
}
