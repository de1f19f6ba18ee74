package org.bitmargin.models.inference;

import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * When a sign is +1, as a bound on the sum it is taken of: a sum that reaches {@code first} is
 * <i>marked</i>, and the sign is +1 where the sum is marked, or where it is not if {@code
 * inverted}. Of a pooling window one marked sum suffices, whatever the direction: its maximum
 * reaches {@code first} if any of them does.
 *
 * @param first the smallest marked sum
 * @param inverted whether large sums mean −1
 */
record Threshold(int first, boolean inverted) {

  /**
   * Of a monotone rule on the integers.
   *
   * @param bound sums lie in [−bound, bound]; {@code first} = bound + 1 marks none of them
   */
  static Threshold of(IntPredicate positive, int bound) {
    boolean low = positive.test(-bound);
    if (low == positive.test(bound)) {
      return new Threshold(bound + 1, low);
    }
    long below = -bound;
    long first = bound;
    while (first - below > 1) {
      long middle = (below + first) / 2;
      if (positive.test((int) middle) == low) {
        below = middle;
      } else {
        first = middle;
      }
    }
    return new Threshold((int) first, low);
  }

  /**
   * The smallest float in [−bound, bound] for which a monotone rule differs from that at −bound.
   */
  static float boundary(DoublePredicate positive, float bound) {
    int reach = Float.floatToRawIntBits(bound);
    Threshold t = of(i -> positive.test(ordered(i)), reach);
    return t.first() > reach ? Float.POSITIVE_INFINITY : ordered(t.first());
  }

  /** The floats in ascending order, 0 at 0. */
  private static float ordered(int index) {
    float magnitude = Float.intBitsToFloat(Math.abs(index));
    return index < 0 ? -magnitude : magnitude;
  }
}
