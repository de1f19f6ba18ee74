package org.bitmargin.pipeline;

import java.util.Map;

/**
 * Where a configuration came from, so that an error can say it.
 *
 * @param name of the file
 * @param lines line of each key path; 0 for one set on the command line
 */
record ConfigSource(String name, Map<String, Integer> lines) {

  /** File and line of a key path, or of the nearest one above it. */
  String locate(String path) {
    String at = path;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = parent(at);
    }
    Integer line = lines.get(at);
    if (line == null) {
      return name;
    }
    return line == 0 ? "--set" : "%s, line %d".formatted(name, line);
  }

  private static String parent(String path) {
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return path.substring(0, Math.max(0, cut));
  }
}
