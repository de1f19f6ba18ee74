package org.bitmargin.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.bitmargin.pipeline.ProcessMemory;

/**
 * Ends the process with one line when memory runs out. The system would kill it without one:
 * tensors lie outside the heap, where no limit of the virtual machine holds.
 */
final class MemoryGuard {
  private static final long MILLISECONDS = 50;
  // What two threads can fill between two looks, many times over.
  private static final int SHARE = 50;
  private static final double GIB = 1L << 30;

  private final long total;
  private final LongSupplier left;
  private final LongSupplier taken;
  private final PrintStream err;
  private final IntConsumer exit;

  /**
   * A guard.
   *
   * @param total bytes of the machine or container
   * @param left bytes this process can still take
   * @param taken bytes it has taken
   * @param err where the line goes
   * @param exit ends the process
   */
  MemoryGuard(
      long total, LongSupplier left, LongSupplier taken, PrintStream err, IntConsumer exit) {
    this.total = total;
    this.left = left;
    this.taken = taken;
    this.err = err;
    this.exit = exit;
  }

  /** Watches over this process until it ends, where the system tells enough. */
  static void start() {
    Thread thread = new Thread(MemoryGuard::watchProcess, "memory-guard");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private static void watchProcess() {
    long total = MemoryLine.ofMachine();
    if (ProcessMemory.leftBytes(total).isEmpty()) {
      return;
    }
    new MemoryGuard(
            total,
            () -> ProcessMemory.leftBytes(total).orElse(total),
            () -> ProcessMemory.residentBytes().orElse(0),
            System.err,
            // No shutdown hooks: they would want memory.
            Runtime.getRuntime()::halt)
        .watch();
  }

  /** Looks again and again; returns when the process is to end, or when interrupted. */
  void watch() {
    try {
      while (left.getAsLong() >= total / SHARE) {
        Thread.sleep(MILLISECONDS);
      }
    } catch (InterruptedException e) {
      return;
    }
    err.printf(
        Locale.ROOT,
        "bitmargin: memory ran out: this process takes %.1f GiB and %.1f of %.1f GiB are left; take"
            + " a smaller training.batch or evaluation.batch, or run less beside it; cells that are"
            + " done are kept%n",
        taken.getAsLong() / GIB,
        left.getAsLong() / GIB,
        total / GIB);
    err.flush();
    exit.accept(Failures.WORK_FAILED);
  }
}
