package org.bitmargin.faults.sampling;

import java.util.random.RandomGenerator;

/**
 * Picks each of n positions with probability p, independently and in ascending order.
 *
 * <p>Few picks are found by their distances, which are geometric, ⌊ln U / ln(1 − p)⌋ with U uniform
 * in (0, 1], so that the cost is that of the picks; many, 64 positions at a time, by comparing 64
 * uniform numbers with p bit by bit, which takes 8 random words on average whatever p is. Both are
 * exact for every p a double can hold, and StrictMath gives the same picks on every machine.
 */
public final class Bernoulli {
  /**
   * The rate from which on comparing is faster, measured: see docs/performance.md. Part of the
   * contract of a seed: another value draws other chips.
   */
  public static final double CROSSOVER = 0.03;

  /** Hears of a pick; may draw from the same generator. */
  @FunctionalInterface
  public interface Visitor {
    void pick(long position);
  }

  private Bernoulli() {}

  /**
   * Picks by the faster of the two ways.
   *
   * @param n number of positions
   * @param p in [0, 1]
   */
  public static void visit(long n, double p, RandomGenerator random, Visitor visitor) {
    if (p < CROSSOVER) {
      sparse(n, p, random, visitor);
    } else {
      dense(n, p, random, visitor);
    }
  }

  /** Picks by distances: O(picks). */
  public static void sparse(long n, double p, RandomGenerator random, Visitor visitor) {
    if (!(p > 0)) {
      return;
    }
    double logOfMiss = StrictMath.log1p(-p);
    long left = n;
    while (left > 0) {
      // 1 − [0, 1) is (0, 1]. At p = 1 the quotient is ±0: no distance at all.
      double distance = Math.floor(StrictMath.log(1 - random.nextDouble()) / logOfMiss);
      if (distance >= left) {
        return;
      }
      left -= (long) distance + 1;
      visitor.pick(n - left - 1);
    }
  }

  /** Picks by comparing: O(positions / 64 + picks). */
  public static void dense(long n, double p, RandomGenerator random, Visitor visitor) {
    for (long first = 0; first < n; first += Long.SIZE) {
      long picks = mask(p, random);
      if (n - first < Long.SIZE) {
        picks &= -1L >>> (Long.SIZE - (n - first));
      }
      for (; picks != 0; picks &= picks - 1) {
        visitor.pick(first + Long.numberOfTrailingZeros(picks));
      }
    }
  }

  /** 64 bits, each set with probability p: U &lt; p, digit by digit from the highest. */
  private static long mask(double p, RandomGenerator random) {
    if (p >= 1) {
      return -1;
    }
    long below = 0;
    long equal = -1;
    // Multiplying by 2 and subtracting 1 are exact, so that the digits of p are.
    for (double rest = p; rest > 0 && equal != 0; ) {
      rest *= 2;
      long digits = random.nextLong();
      if (rest >= 1) {
        rest -= 1;
        below |= equal & ~digits;
        equal &= digits;
      } else {
        equal &= ~digits;
      }
    }
    return below;
  }
}
