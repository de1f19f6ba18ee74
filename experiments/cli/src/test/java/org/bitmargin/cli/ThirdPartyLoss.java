package org.bitmargin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles a loss and packs it into a jar, as a third party would. */
final class ThirdPartyLoss {
  private ThirdPartyLoss() {}

  /**
   * Writes the jar of a squared-error loss times a factor.
   *
   * @param value the Java expression of the loss's value
   */
  static Path jar(Path folder, String className, String id, String value) throws IOException {
    String source =
        """
        import org.bitmargin.api.*;
        public class %1$s implements LossFactory<%1$s.P> {
          public record P(double factor) {}
          public String name() { return "%2$s"; }
          public String summary() { return "Squared error of a third party."; }
          public Reference reference() { return new Reference("none", "", Reference.Standing.ASSUMED); }
          public Class<P> parametersType() { return P.class; }
          public P defaults() { return new P(0.5); }
          public Loss create(P p) {
            return (logits, labels) -> {
              float[] z = Tensors.toArray(logits);
              int classes = z.length / labels.length;
              double sum = 0;
              for (int i = 0; i < z.length; i++) {
                z[i] -= i %% classes == labels[i / classes] ? 1 : 0;
                sum += z[i] * z[i];
                z[i] *= (float) (2 * p.factor() / labels.length);
              }
              sum *= p.factor() / labels.length;
              return new LossResult(%3$s, Tensors.of(z, logits.shape()));
            };
          }
        }
        """
            .formatted(className, id, value);
    Path work = Files.createDirectories(folder.resolve(className + "-build"));
    Path file = Files.writeString(work.resolve(className + ".java"), source);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                work.toString(),
                file.toString());
    if (code != 0) {
      throw new IllegalStateException("the test plug-in does not compile");
    }
    Files.delete(file);
    return pack(work, folder.resolve(className + ".jar"), className);
  }

  private static Path pack(Path classes, Path jar, String provider) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bitmargin-Api-Version", "0.1");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.list(classes)) {
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
      zip.putNextEntry(new ZipEntry("META-INF/services/org.bitmargin.api.LossFactory"));
      zip.write(provider.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
