package org.bitmargin.backend.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Asks OpenBLAS which kernels it chose. It says so only at load, to a process whose environment has
 * {@code OPENBLAS_VERBOSE=2}: so ND4J multiplies two matrices in a process of its own.
 */
final class CoreProbe {
  private static final Pattern CORE = Pattern.compile("^Core: (\\S+)", Pattern.MULTILINE);

  private CoreProbe() {}

  /**
   * The kernels ND4J computes with, by OpenBLAS's name, e.g. {@code SkylakeX}; one for each time
   * the library was loaded.
   */
  static Set<String> cores(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CoreProbe.class.getName());
    builder.environment().remove("OPENBLAS_CORETYPE");
    builder.environment().put("OPENBLAS_VERBOSE", "2");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException("the probe ended with " + exit + ":\n" + output);
    }
    return CORE.matcher(output)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the process runs. */
  public static void main(String[] arguments) {
    INDArray product = Nd4j.ones(8, 8).mmul(Nd4j.ones(8, 8));
    if (product.getDouble(0, 0) != 8) {
      throw new IllegalStateException("1·1 summed over 8 was " + product.getDouble(0, 0));
    }
  }
}
