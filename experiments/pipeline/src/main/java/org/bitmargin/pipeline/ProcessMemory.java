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
    return bytes(text(STATUS), PEAK);
  }

  /** Resident size, bytes; empty on systems other than Linux. */
  public static OptionalLong residentBytes() {
    return bytes(text(STATUS), RESIDENT);
  }

  /**
   * What this process can still take before the system ends it, bytes; empty on systems other than
   * Linux.
   *
   * @param total bytes of the machine, or of the container this process runs in
   */
  public static OptionalLong leftBytes(long total) {
    String text = text(MACHINE);
    OptionalLong machine = bytes(text, TOTAL);
    OptionalLong available = bytes(text, AVAILABLE);
    if (machine.isEmpty() || available.isEmpty()) {
      return OptionalLong.empty();
    }
    long left = available.getAsLong() + bytes(text, SWAP).orElse(0);
    if (total >= machine.getAsLong()) {
      return OptionalLong.of(left);
    }
    OptionalLong resident = residentBytes();
    return resident.isEmpty()
        ? resident
        : OptionalLong.of(Math.min(left, total - resident.getAsLong()));
  }

  private static Pattern kilobytes(String name) {
    return Pattern.compile("(?m)^" + name + ":\\s*(\\d+) kB$");
  }

  private static OptionalLong bytes(String text, Pattern value) {
    Matcher matcher = value.matcher(text);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) << 10)
        : OptionalLong.empty();
  }

  /** Empty where the system has no such file. */
  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
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
