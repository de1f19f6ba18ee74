package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.bitmargin.pipeline.ProcessMemory;
import org.junit.jupiter.api.Test;

class MemoryGuardTest {
  private static final long GIB = 1L << 30;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Integer> exits = new ArrayList<>();

  @Test
  void ends_the_process_with_one_line_once_little_is_left() {
    // A fiftieth of 50 GiB is one; the last is asked for by the line.
    watch(LongStream.of(20 * GIB, GIB, GIB - 1, GIB / 2));
    assertThat(exits).containsExactly(Failures.WORK_FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "bitmargin: memory ran out: this process takes 49.0 GiB and 0.5 of 50.0 GiB are left;"
                + " take a smaller training.batch or evaluation.batch, or run less beside it; cells"
                + " that are done are kept");
  }

  @Test
  void stops_without_a_word_when_interrupted() {
    Thread.currentThread().interrupt();
    watch(LongStream.generate(() -> 20 * GIB));
    assertThat(exits).isEmpty();
    assertThat(err.size()).isZero();
  }

  @Test
  void what_is_left_is_what_the_machine_has_or_the_container_if_that_is_less() throws IOException {
    Path machine = Path.of("/proc/meminfo");
    assumeTrue(Files.exists(machine));
    long total = kilobytes(machine, "MemTotal") << 10;
    assertThat(ProcessMemory.leftBytes(total).orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(total + (kilobytes(machine, "SwapFree") << 10));
    long container = ProcessMemory.residentBytes().orElseThrow() + GIB / 64;
    assertThat(ProcessMemory.leftBytes(container).orElseThrow()).isLessThan(GIB);
  }

  private void watch(LongStream left) {
    PrimitiveIterator.OfLong values = left.iterator();
    PrintStream lines = new PrintStream(err, true, StandardCharsets.UTF_8);
    new MemoryGuard(50 * GIB, values::nextLong, () -> 49 * GIB, lines, exits::add).watch();
  }

  private static long kilobytes(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
