package org.bitmargin.benchmarks;

/** Times work that may be too short for the clock. */
final class Repeated {
  private static final long LEAST_NANOS = 200_000_000;

  private Repeated() {}

  /** Mean milliseconds of doing it as often as fits 0.2 s, at least once. */
  static double milliseconds(Runnable work) {
    return measure(work).wall();
  }

  /**
   * Means of doing it once.
   *
   * @param wall milliseconds on the clock
   * @param cpu milliseconds of all threads of the process
   */
  record Times(double wall, double cpu) {

    Times least(Times other) {
      return new Times(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
    }
  }

  /** Does it as often as fits 0.2 s, at least once. */
  static Times measure(Runnable work) {
    long before = CpuTime.nanos();
    long start = System.nanoTime();
    long elapsed;
    int times = 0;
    do {
      work.run();
      times++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < LEAST_NANOS);
    double cpu = CpuTime.nanos() - before;
    return new Times(elapsed / 1e6 / times, cpu / 1e6 / times);
  }
}
