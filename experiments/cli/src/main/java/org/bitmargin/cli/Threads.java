package org.bitmargin.cli;

import org.nd4j.linalg.factory.Nd4j;

/** How many threads compute. */
final class Threads {
  private Threads() {}

  /**
   * Limits Java's common pool, which must not have been used yet, and what ND4J lets be limited.
   * OpenMP and OpenBLAS read the environment when they are loaded: the start script sets it.
   */
  static void limit(int threads) {
    // The thread that waits for the common pool works, too.
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
  }
}
