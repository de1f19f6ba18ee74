package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/** What a run was computed on; facts that may explain a difference, never machine paths. */
final class MachineFacts {
  private MachineFacts() {}

  static Map<String, Object> collect() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put("jvm", System.getProperty("java.vm.name"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("arch", System.getProperty("os.arch"));
    facts.put("cpu", cpu());
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("maxHeapMiB", Runtime.getRuntime().maxMemory() >> 20);
    Properties backend = Nd4j.getExecutioner().getEnvironmentInformation();
    facts.put("backend", String.valueOf(backend.get("backend")));
    facts.put("blas", String.valueOf(backend.get("blas.vendor")));
    facts.put("threads", Nd4j.getEnvironment().maxThreads());
    return facts;
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
  }
}
