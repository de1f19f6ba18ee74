package org.bitmargin.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What all threads of this process have computed, those of native libraries too. */
final class CpuTime {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CpuTime() {}

  /** Nanoseconds; from the scheduler where it tells, since the process's clock counts 10 ms. */
  static long nanos() {
    try {
      return Files.isDirectory(THREADS) ? ofThreads() : SYSTEM.getProcessCpuTime();
    } catch (IOException | NumberFormatException e) {
      return SYSTEM.getProcessCpuTime();
    }
  }

  private static long ofThreads() throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        sum += of(thread.resolve("schedstat"));
      }
    }
    return sum;
  }

  /** The first number; 0 of a thread that has ended meanwhile. */
  private static long of(Path file) throws IOException {
    try {
      String line = Files.readString(file);
      return Long.parseLong(line.substring(0, line.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
