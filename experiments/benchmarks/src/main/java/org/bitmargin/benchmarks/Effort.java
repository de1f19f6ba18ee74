package org.bitmargin.benchmarks;

/**
 * How much is measured.
 *
 * @param processes one after the other
 * @param warmups iterations that do not count, in each process; of 0.2 s a side, and the compiler
 *     needs a second or two for unrolled loops
 * @param iterations that count, in each process
 */
record Effort(int processes, int warmups, int iterations) {

  static Effort of(Workload workload, boolean quick) {
    if (workload.isLong() && workload.images() > 0) {
      // The first step makes primitives, which is no part of any other.
      return quick ? new Effort(1, 1, 2) : new Effort(2, 2, 5);
    }
    if (workload.isLong()) {
      return quick ? new Effort(1, 0, 1) : new Effort(2, 1, 3);
    }
    return quick ? new Effort(1, 10, 3) : new Effort(3, 10, 7);
  }
}
