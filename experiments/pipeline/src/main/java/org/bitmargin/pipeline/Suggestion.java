package org.bitmargin.pipeline;

import java.util.Collection;
import java.util.Comparator;

/** "Did you mean": the candidate a mistyped word is closest to. */
public final class Suggestion {
  private Suggestion() {}

  /** A clause such as {@code ", did you mean m?"}; empty where nothing is close. */
  public static String clause(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(c -> distance(word, c) <= Math.max(1, Math.max(word.length(), c.length()) / 3))
        .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(c -> c))
        .map(c -> ", did you mean " + c + "?")
        .orElse("");
  }

  /** Optimal string alignment (Levenshtein with swaps of neighbours), ignoring case. */
  static int distance(String left, String right) {
    String a = left.toLowerCase();
    String b = right.toLowerCase();
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
