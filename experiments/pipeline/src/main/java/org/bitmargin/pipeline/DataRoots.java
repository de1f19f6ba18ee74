package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetListener;

/**
 * Where data sets are looked for: {@code $BITMARGIN_DATA}, then the cache of the user, then the
 * system's folder.
 */
public final class DataRoots {
  private static final Path SYSTEM = Path.of("/usr/share/datasets");

  private DataRoots() {}

  /** The folders of this process. */
  public static DatasetContext ofProcess() {
    return of(System.getenv(), System.getProperty("user.home"));
  }

  /** The folders an environment names, whether or not they exist. */
  static DatasetContext of(Map<String, String> environment, String home) {
    List<Path> roots = new ArrayList<>();
    String own = environment.getOrDefault("BITMARGIN_DATA", "");
    if (!own.isBlank()) {
      roots.add(Path.of(own));
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path user = (cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache)).resolve("bitmargin");
    roots.add(user);
    roots.add(SYSTEM);
    return new DatasetContext(roots, Optional.of(user.resolve("prepared")), DatasetListener.NONE);
  }
}
