package org.bitmargin.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bitmargin.pipeline.RunListener;

/** Says before the work how much memory it takes. */
class MemoryLine implements RunListener {
  private static final double GIB = 1L << 30;

  private final PrintWriter out;

  MemoryLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public final void memory(long bytes) {
    long there = ofMachine();
    String line =
        String.format(
            Locale.ROOT,
            "memory: at most %.1f GiB, of it %.1f GiB heap (-Xmx), the rest as tried on a few steps"
                + " and chips",
            bytes / GIB,
            Runtime.getRuntime().maxMemory() / GIB);
    out.println(
        bytes < there
            ? line
            : line
                + String.format(
                    Locale.ROOT,
                    "; this machine has %.1f GiB: choose a smaller batch",
                    there / GIB));
    out.flush();
  }

  /** Bytes of this machine, or of the container where that has fewer. */
  static long ofMachine() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize();
  }
}
