package org.bitmargin.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Lays this test's class path out as the distribution does: plug-in jars in a folder, all else on a
 * class path. In a build that did not package, folders of classes become jars.
 */
final class ShippedPluginJars {
  private static final String SERVICES = "META-INF/services/org.bitmargin.api.";

  private final List<String> classPath = new ArrayList<>();
  private final List<Path> plugins = new ArrayList<>();

  private ShippedPluginJars() {}

  static ShippedPluginJars in(Path folder) throws IOException {
    ShippedPluginJars layout = new ShippedPluginJars();
    Files.createDirectories(folder);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      boolean pipeline = entry.contains("pipeline");
      if (pipeline || !Files.exists(path) || !isPlugin(path)) {
        layout.classPath.add(entry);
      } else {
        Path jar = folder.resolve("plugin-%02d.jar".formatted(layout.plugins.size()));
        layout.plugins.add(Files.isDirectory(path) ? pack(path, jar) : Files.copy(path, jar));
      }
    }
    return layout;
  }

  /** All but the plug-ins. */
  String classPath() {
    return String.join(File.pathSeparator, classPath);
  }

  List<Path> plugins() {
    return plugins;
  }

  private static boolean isPlugin(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      Path services = entry.resolve("META-INF/services");
      return Files.isDirectory(services);
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.stream().anyMatch(e -> e.getName().startsWith(SERVICES));
    }
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bitmargin-Api-Version", "0.1");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }
}
