package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/** An axis of decimal logarithms, labelled with the numbers themselves. */
final class LogTicks {
  private LogTicks() {}

  /** From log₁₀ {@code low} to {@code high}: ticks at 1, 2, 5 × 10ⁿ, or at 10ⁿ on a long axis. */
  static Axis axis(String title, double low, double high) {
    double end = Math.max(high, low + 0.3);
    boolean dense = end - low < 3.5;
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(low); exponent <= end; exponent++) {
      for (int digit = 1; digit < 10; digit++) {
        double at = exponent + Math.log10(digit);
        boolean labelled = digit == 1 || dense && (digit == 2 || digit == 5);
        if (at >= low - 1e-9 && at <= end + 1e-9) {
          ticks.add(new Tick(at, labelled ? label(digit, exponent) : ""));
        }
      }
    }
    return new Axis(title, low, end, ticks);
  }

  private static String label(int digit, int exponent) {
    return exponent < 0
        ? "0." + "0".repeat(-exponent - 1) + digit
        : exponent > 5 ? digit + "e" + exponent : digit + "0".repeat(exponent);
  }
}
