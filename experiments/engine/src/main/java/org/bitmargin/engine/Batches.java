package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a list of example indices into batches. */
final class Batches {
  private Batches() {}

  /** The batches in order; an incomplete last one only if wanted. */
  static List<int[]> of(int[] indices, int size, boolean incomplete) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < indices.length; from += size) {
      int to = Math.min(from + size, indices.length);
      if (incomplete || to - from == size) {
        batches.add(Arrays.copyOfRange(indices, from, to));
      }
    }
    return batches;
  }
}
