package org.bitmargin.engine;

import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a list of example indices into batches. */
final class Batches {
  private Batches() {}

  /** Calls back with each batch in order; an incomplete last one only if wanted. */
  static void forEach(int[] indices, int size, boolean incomplete, Consumer<int[]> action) {
    for (int from = 0; from < indices.length; from += size) {
      int to = Math.min(from + size, indices.length);
      if (incomplete || to - from == size) {
        action.accept(Arrays.copyOfRange(indices, from, to));
      }
    }
  }
}
