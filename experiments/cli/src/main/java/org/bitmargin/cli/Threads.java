package org.bitmargin.cli;

import org.nd4j.linalg.factory.Nd4j;

/** How many threads compute. */
final class Threads {
  private Threads() {}

  /** Limits Java's common pool (which must not have been used yet) and the native libraries. */
  static void limit(int threads) {
    // The thread that waits for the common pool works, too.
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
  }
}
