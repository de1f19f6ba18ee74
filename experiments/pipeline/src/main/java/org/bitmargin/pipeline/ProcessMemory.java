package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operating system says of this process's memory: heap, tensors, code and all. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private ProcessMemory() {}

  /** Highest resident size so far, bytes; empty on systems other than Linux. */
  public static OptionalLong peakBytes() {
    try {
      Matcher matcher = PEAK.matcher(Files.readString(STATUS));
      return matcher.find()
          ? OptionalLong.of(Long.parseLong(matcher.group(1)) << 10)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Frees the tensors of networks that are no longer used: too few objects to call a collector. */
  static void reclaim() {
    System.gc();
  }

  /**
   * What the peak can become when the heap is used to its limit: garbage may fill it at any time.
   */
  public static OptionalLong boundBytes() {
    Runtime java = Runtime.getRuntime();
    OptionalLong peak = peakBytes();
    return peak.isEmpty()
        ? peak
        : OptionalLong.of(peak.getAsLong() - java.totalMemory() + java.maxMemory());
  }
}
