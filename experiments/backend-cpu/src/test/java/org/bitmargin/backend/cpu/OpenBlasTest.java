package org.bitmargin.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * ND4J brings OpenBLAS 0.3.19, which does not know recent processors and then computes with kernels
 * of 2004 at a quarter of the speed, without a word. The parent pom overrides it; this notices when
 * that no longer works.
 */
class OpenBlasTest {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  @Test
  void matrix_products_use_kernels_with_avx2() throws IOException, InterruptedException {
    assumeTrue(hasAvx2(), "not an x86-64 processor with AVX2, or not Linux");
    assertThat(CoreProbe.cores(Map.of()))
        .as("cores OpenBLAS detected; anything older is its fallback")
        .isNotEmpty()
        .isSubsetOf("Haswell", "Excavator", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids");
  }

  @Test
  void the_probe_would_notice_the_fallback() throws IOException, InterruptedException {
    assumeTrue(hasAvx2(), "not an x86-64 processor with AVX2, or not Linux");
    assertThat(CoreProbe.cores(Map.of("OPENBLAS_CORETYPE", "Prescott")))
        .containsExactly("Prescott");
  }

  private static boolean hasAvx2() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return false;
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("flags"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .anyMatch("avx2"::equals);
  }
}
