package org.bitmargin.benchmarks;

import org.nd4j.linalg.factory.Nd4j;

/** How many threads our side computes with. */
final class ComputingThreads {
  private ComputingThreads() {}

  /** Limits what ND4J lets be limited; the rest is {@link #option} and the environment's. */
  static void limit(int threads) {
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
  }

  /** The option of a virtual machine whose common pool has as many. */
  static String option(int threads) {
    // The thread that waits for the common pool works, too.
    return "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1);
  }
}
