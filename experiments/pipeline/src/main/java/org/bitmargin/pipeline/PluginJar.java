package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.bitmargin.api.ApiVersion;
import org.bitmargin.api.InvalidInputException;

/**
 * Where a plug-in came from.
 *
 * @param path the jar, or a folder of classes during development
 * @param version of the artifact, "development" for a folder, "unstated" where the manifest is
 *     silent
 * @param apiVersion the API it was built against; empty where the manifest is silent
 * @param sha256 of the jar, hexadecimal; empty for a folder
 */
public record PluginJar(Path path, String version, String apiVersion, String sha256) {

  /** The name that messages and manifests use: no machine paths. */
  public String fileName() {
    return path.getFileName().toString();
  }

  /** Whether it is a folder of classes instead of a jar. */
  public boolean isFolder() {
    return sha256.isEmpty();
  }

  static PluginJar read(Path path) {
    if (Files.isDirectory(path)) {
      return new PluginJar(path, "development", ApiVersion.CURRENT, "");
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      Attributes entries = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String version = entries.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      String api = entries.getValue(ApiVersion.MANIFEST_ATTRIBUTE);
      return new PluginJar(
          path,
          version == null ? "unstated" : version,
          api == null ? "" : api.strip(),
          Sha256.of(path));
    } catch (IOException | SecurityException e) {
      throw new InvalidInputException(
          "plug-in jar %s cannot be read as a jar: remove it or copy it again (%s)"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  void requireFittingApi() {
    if (apiVersion.isEmpty()) {
      throw new InvalidInputException(
          "plug-in jar %s does not say which API it was built against: add the line \"%s: %s\" to"
                  .formatted(path, ApiVersion.MANIFEST_ATTRIBUTE, ApiVersion.CURRENT)
              + " its manifest");
    }
    if (!ApiVersion.accepts(apiVersion)) {
      throw new InvalidInputException(
          "plug-in jar %s was built against API %s, this Bitmargin has API %s: use a release of it that fits"
              .formatted(path, apiVersion, ApiVersion.CURRENT));
    }
  }
}
