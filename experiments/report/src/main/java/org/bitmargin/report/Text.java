package org.bitmargin.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How numbers are written. All of it is independent of the machine's language. */
final class Text {
  private static final MathContext STORED = new MathContext(12, RoundingMode.HALF_EVEN);

  /** More significant digits than anybody types. */
  private static final int CHOSEN = 6;

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  private Text() {}

  /** A fraction in percent or points, e.g. 0.9123 with 1 digit is {@code 91.2}. */
  static String percent(double fraction, int digits) {
    return fixed(100 * fraction, digits);
  }

  /** As {@link #percent} with a sign, e.g. {@code +1.2}. */
  static String points(double difference, int digits) {
    String text = percent(difference, digits);
    boolean signed = text.startsWith("-") || Double.isNaN(difference);
    return signed ? text.replace('-', '−') : "+" + text;
  }

  /**
   * A bit error rate in percent with its unit: 0.0005 is {@code 0.05 %}. Rates that somebody chose
   * are exact; computed ones, which have many digits, show three.
   */
  static String rate(double ber) {
    return ratePercent(ber) + " %";
  }

  /** A bit error rate in percent without the unit, for axes. */
  static String ratePercent(double ber) {
    BigDecimal exact = BigDecimal.valueOf(ber).stripTrailingZeros();
    BigDecimal shown = exact.precision() > CHOSEN ? exact.round(THREE) : exact;
    BigDecimal percent = shown.movePointRight(2).stripTrailingZeros();
    if (ber > 0 && ber < 1e-6) {
      int exponent = percent.precision() - percent.scale() - 1;
      return percent.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
    return percent.toPlainString();
  }

  /** A number with so many digits after the point and no negative zero. */
  static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.startsWith("-") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
  }

  /** About three significant digits, for margins and other free scales. */
  static String significant(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : fixed(value, 0);
    }
    if (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return fixed(value, Math.max(0, digits));
  }

  /** A p-value: {@code <0.001}, else three digits. */
  static String probability(double p) {
    return p < 0.001 ? "<0.001" : fixed(p, 3);
  }

  /** A whole number in groups of three, separated by a no-break space. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '\u00a0');
  }

  /** For CSV files: 12 significant digits, no exponent, no trailing zeros. */
  static String stored(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(STORED);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** {@code 1 chip}, {@code 2 chips}. */
  static String count(long n, String noun) {
    return grouped(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /** The text in lines of at most so many characters, broken at spaces where there are any. */
  static List<String> lines(String text, int length) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > length) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text with line breaks turned into spaces, for error messages. */
  static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s+", " ").strip();
  }
}
