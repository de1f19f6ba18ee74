package org.bitmargin.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bitmargin.pipeline.TimeEstimate;

/** Says before the work how long it takes. */
class TimeLine extends MemoryLine {
  private final PrintWriter out;

  TimeLine(PrintWriter out) {
    super(out);
    this.out = out;
  }

  @Override
  public final Optional<LongSupplier> clock() {
    return Optional.of(System::nanoTime);
  }

  @Override
  public final void trying() {
    out.println("trying every network on a few steps and chips, for memory and time");
    out.flush();
  }

  @Override
  public final void time(TimeEstimate e) {
    String shortest = digits(e.shortestStep());
    String longest = digits(e.longestStep());
    boolean one = shortest.equals(longest);
    out.println(
        "time: %s %s (tried: %s s a step%s%s)"
            .formatted(
                e.complete() ? "about" : "more than",
                duration(e.seconds()),
                one ? shortest : shortest + " to " + longest,
                spread(e, one ? "its" : "their"),
                e.complete() ? "" : "; without what could not be tried"));
    out.flush();
  }

  /** Nothing where it is too narrow to be seen. */
  private static String spread(TimeEstimate e, String whose) {
    String least = duration(e.least());
    String most = duration(e.most());
    return least.equals(most) ? "" : "; by %s spread %s to %s".formatted(whose, least, most);
  }

  /** Two digits that count, and no exponent. */
  private static String digits(double seconds) {
    BigDecimal rounded = new BigDecimal(seconds).round(new MathContext(2));
    return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
  }

  private static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    if (s < 3600) {
      return s / 60 + " min" + (s % 60 == 0 ? "" : " " + s % 60 + " s");
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 48 * 60) {
      return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    return Math.round(seconds / 86_400) + " days";
  }
}
