package org.bitmargin.engine;

import java.util.Arrays;

/**
 * Which examples are used where fewer are asked for than there are: drawn at random, because a data
 * set may be sorted by class, and the same ones in every run.
 */
final class Subset {
  private Subset() {}

  /**
   * Indices in ascending order.
   *
   * @param wanted examples; 0, or more than there are, for all
   */
  static int[] of(int available, int wanted) {
    // A constant seed: what is measured must not depend on the seed of a network.
    int[] order = Streams.permutation(available, Streams.of(0, "subset"));
    int size = wanted == 0 ? available : Math.min(wanted, available);
    int[] drawn = Arrays.copyOf(order, size);
    Arrays.sort(drawn);
    return drawn;
  }
}
