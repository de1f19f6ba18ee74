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
  public final void memory(long peakBytes) {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long there = system.getTotalMemorySize();
    out.println(
        String.format(
            Locale.ROOT,
            "memory: about %.1f GiB at peak, tried on a few steps and one chip%s",
            peakBytes / GIB,
            peakBytes < there
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; this machine has %.1f GiB: choose a smaller batch",
                    there / GIB)));
    out.flush();
  }
}
