package org.bitmargin.faults.fixedmap;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.bitmargin.api.Lifetime;

/**
 * Parameters of a replay.
 *
 * @param paths fault map files, or folders with such files in them and below; relative ones start
 *     at the working directory
 * @param lifetime how long the faults last: per-chip or per-write, as recorded
 */
public record FixedMapParameters(List<String> paths, Lifetime lifetime) {

  public FixedMapParameters {
    if (paths == null || paths.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "paths must be files or folders with fault maps, was " + paths);
    }
    if (new HashSet<>(paths).size() != paths.size()) {
      throw new IllegalArgumentException("paths has an entry twice: " + paths);
    }
    if (lifetime == null) {
      throw new IllegalArgumentException("lifetime is missing: per-chip or per-write");
    }
    if (!lifetime.persistent()) {
      throw new IllegalArgumentException(
          "lifetime must be per-chip or per-write, since a map is of a chip or of a write, was "
              + lifetime.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    paths = List.copyOf(paths);
  }
}
