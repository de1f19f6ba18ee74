package org.bitmargin.faults.burst;

import java.util.random.RandomGenerator;
import org.bitmargin.faults.sampling.Bernoulli;

/**
 * The chains of all severities at once, in O(bursts + errors).
 *
 * <p>At severity s the share of bad bits is sπ, so that p(s) = pBG · sπ / (1 − sπ) is the
 * probability of a burst to begin. All severities share one uniform U a step: a good chain turns
 * bad where U &lt; p(s), a bad one good where U ≥ 1 − pBG. As p(s) ≤ 1 − pBG, what is bad at a
 * severity is bad at all higher ones, and the state of all of them is one number, the onset a: bad
 * above it. A step sets a to ∞ with probability pBG, lowers it with probability p(a), and else
 * keeps it; both are rare, and the steps to the next are drawn as one geometric number.
 *
 * <p>Good bits err with g(s) = s(1 − π)g / (1 − sπ), which keeps their share of the errors; a bit
 * that errs when good errs when bad, by one uniform V.
 */
final class Chain {
  private final double share;
  private final double pBG;
  private final double badRate;
  private final double goodRate;
  private final double begin;

  /** Hears of a bit that errs above a severity. */
  @FunctionalInterface
  interface Visitor {
    void error(long position, double onset);
  }

  /**
   * The chains whose worst is this one.
   *
   * @param share π of the bits that are bad, at most 1 − pBG
   */
  Chain(double share, double pBG, double badRate, double goodRate) {
    this.share = share;
    this.pBG = pBG;
    this.badRate = badRate;
    this.goodRate = goodRate;
    this.begin = begin(1);
  }

  /** p(s). */
  private double begin(double severity) {
    return Math.min(1 - pBG, pBG * severity * share / (1 - severity * share));
  }

  /** The severity at which p(s) is u. */
  private double onsetOfBurst(double u) {
    return Math.min(u / (u + pBG) / share, 1);
  }

  /** The severity at which g(s) is v. */
  private double onsetOfGoodError(double v) {
    return Math.min(v / ((1 - share) * goodRate + v * share), 1);
  }

  /** Goes along so many bits, starting in the long run. */
  void run(long length, RandomGenerator random, Visitor visitor) {
    double first = random.nextDouble();
    double onset = first < share ? first / share : Double.POSITIVE_INFINITY;
    for (long position = 0; position < length; ) {
      boolean bad = onset < Double.POSITIVE_INFINITY;
      double lower = bad ? begin(onset) : begin;
      double change = bad ? pBG + lower : lower;
      long run = Math.min(stay(change, random), length - position - 1) + 1;
      errors(position, run, onset, random, visitor);
      position += run;
      double u = random.nextDouble() * change;
      onset = u < lower ? onsetOfBurst(u) : Double.POSITIVE_INFINITY;
    }
  }

  private void errors(long from, long run, double onset, RandomGenerator random, Visitor visitor) {
    double rate = onset < Double.POSITIVE_INFINITY ? badRate : goodRate;
    Bernoulli.visit(
        run,
        rate,
        random,
        bit -> {
          double v = goodRate > 0 ? random.nextDouble() * rate : 1;
          double whenGood = v < goodRate ? onsetOfGoodError(v) : Double.POSITIVE_INFINITY;
          visitor.error(from + bit, Math.min(whenGood, onset));
        });
  }

  /** Steps without a change that has probability p in each. */
  private static long stay(double p, RandomGenerator random) {
    // 1 − [0, 1) is (0, 1]; a quotient beyond the longest memory becomes the largest long.
    return p > 0
        ? (long) Math.floor(StrictMath.log(1 - random.nextDouble()) / StrictMath.log1p(-p))
        : Long.MAX_VALUE;
  }
}
