package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles a plug-in and packs it into a jar, as a third party would. */
final class TestJar {
  private final Path work;
  private final Map<String, String> services = new LinkedHashMap<>();
  private String api = "0.1";

  TestJar(Path work) {
    this.work = work;
  }

  TestJar api(String version) {
    this.api = version;
    return this;
  }

  TestJar service(String service, String provider) {
    services.merge(service, provider, (a, b) -> a + "\n" + b);
    return this;
  }

  /** A loss factory of this class name and id. */
  TestJar loss(String className, String id) throws IOException {
    String source =
        """
        import org.bitmargin.api.*;
        public class %s implements LossFactory<%s.P> {
          public record P(double slope) {
            public P {
              if (!(slope > 0)) throw new IllegalArgumentException("slope must be above 0, was " + slope);
            }
          }
          public String name() { return "%s"; }
          public String summary() { return "A loss of a third party."; }
          public Reference reference() { return new Reference("none", "", Reference.Standing.ASSUMED); }
          public Class<P> parametersType() { return P.class; }
          public P defaults() { return new P(2); }
          public Loss create(P p) {
            return (logits, labels) -> new LossResult(0, Tensors.zeros(logits.shape()));
          }
        }
        """
            .formatted(className, className, id);
    compile(className, source);
    return service("org.bitmargin.api.LossFactory", className);
  }

  private void compile(String className, String source) throws IOException {
    Files.createDirectories(work.resolve("classes"));
    Path file = work.resolve(className + ".java");
    Files.writeString(file, source);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                work.resolve("classes").toString(),
                file.toString());
    if (code != 0) {
      throw new IllegalStateException("the test plug-in does not compile");
    }
  }

  Path write(String name) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "3.1.4");
    if (!api.isEmpty()) {
      manifest.getMainAttributes().putValue("Bitmargin-Api-Version", api);
    }
    Path jar = work.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (Path file : classes()) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
      for (Map.Entry<String, String> service : services.entrySet()) {
        zip.putNextEntry(new ZipEntry("META-INF/services/" + service.getKey()));
        zip.write(service.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private List<Path> classes() throws IOException {
    if (!Files.exists(work.resolve("classes"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(work.resolve("classes"))) {
      return files.sorted().toList();
    }
  }
}
