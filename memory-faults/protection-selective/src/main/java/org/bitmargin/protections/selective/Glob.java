package org.bitmargin.protections.selective;

import java.util.List;
import java.util.regex.Pattern;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/** Chooses regions by name. */
final class Glob {

  private Glob() {}

  /** Whether the whole name matches. */
  static boolean matches(String glob, String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.matches(regex.toString(), name);
  }

  /**
   * Which regions are chosen.
   *
   * @throws IllegalArgumentException where a glob chooses none
   */
  static boolean[] choose(List<String> globs, MemoryLayout data) {
    List<String> names = data.regions().stream().map(MemoryRegion::name).toList();
    boolean[] chosen = new boolean[names.size()];
    for (String glob : globs) {
      boolean any = false;
      for (int r = 0; r < chosen.length; r++) {
        boolean match = matches(glob, names.get(r));
        chosen[r] |= match;
        any |= match;
      }
      if (!any && !names.isEmpty()) {
        throw new IllegalArgumentException(
            "regions: %s matches none of %s".formatted(glob, String.join(", ", names)));
      }
    }
    return chosen;
  }
}
