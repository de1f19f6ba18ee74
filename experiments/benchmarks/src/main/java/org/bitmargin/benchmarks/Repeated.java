package org.bitmargin.benchmarks;

/** Times work that may be too short for the clock. */
final class Repeated {
  private static final long LEAST_NANOS = 200_000_000;

  private Repeated() {}

  /** Mean milliseconds of doing it as often as fits 0.2 s, at least once. */
  static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    long elapsed;
    int times = 0;
    do {
      work.run();
      times++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < LEAST_NANOS);
    return elapsed / 1e6 / times;
  }
}
