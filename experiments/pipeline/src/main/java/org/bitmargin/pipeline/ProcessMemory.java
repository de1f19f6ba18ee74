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
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Pattern PEAK = kilobytes("VmHWM");
  private static final Pattern RESIDENT = kilobytes("VmRSS");
  private static final Pattern TOTAL = kilobytes("MemTotal");
  private static final Pattern AVAILABLE = kilobytes("MemAvailable");
  private static final Pattern SWAP = kilobytes("SwapFree");

  private ProcessMemory() {}

  /** Highest resident size so far, bytes; empty on systems other than Linux. */
  public static OptionalLong peakBytes() {
    return read(STATUS, PEAK);
  }

  /** Resident size, bytes; empty on systems other than Linux. */
  public static OptionalLong residentBytes() {
    return read(STATUS, RESIDENT);
  }

  /**
   * What this process can still take before the system ends it, bytes; empty on systems other than
   * Linux.
   *
   * @param total bytes of the machine, or of the container this process runs in
   */
  public static OptionalLong leftBytes(long total) {
    OptionalLong machine = read(MACHINE, TOTAL);
    OptionalLong available = read(MACHINE, AVAILABLE);
    OptionalLong resident = residentBytes();
    if (machine.isEmpty() || available.isEmpty() || resident.isEmpty()) {
      return OptionalLong.empty();
    }
    long left = available.getAsLong() + read(MACHINE, SWAP).orElse(0);
    boolean container = total < machine.getAsLong();
    return OptionalLong.of(container ? Math.min(left, total - resident.getAsLong()) : left);
  }

  private static Pattern kilobytes(String name) {
    return Pattern.compile("(?m)^" + name + ":\\s*(\\d+) kB$");
  }

  private static OptionalLong read(Path file, Pattern value) {
    try {
      Matcher matcher = value.matcher(Files.readString(file));
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
