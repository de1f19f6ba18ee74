package org.bitmargin.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PluginFactory;

/**
 * Finds plug-ins on the class path and in extra jars.
 *
 * <p>{@link ServiceLoader} alone would skip a provider listed in two jars and would not say which
 * jar a broken one lies in, so the service files are read beside it.
 */
final class PluginLoader {
  private final ClassLoader loader;
  private final Map<Path, PluginJar> jars = new LinkedHashMap<>();

  /** A loader over the class path and these jars. */
  PluginLoader(List<Path> extraJars) {
    for (Path jar : extraJars) {
      jars.put(jar, PluginJar.read(jar));
    }
    URL[] urls = extraJars.stream().map(PluginLoader::url).toArray(URL[]::new);
    this.loader = new URLClassLoader("plugins", urls, PluginLoader.class.getClassLoader());
  }

  /** All plug-ins of a kind, in the order of class path, then jars. */
  List<Plugin> load(PluginKind kind) {
    Map<String, PluginJar> listed = listed(kind);
    listed.values().stream().distinct().forEach(PluginJar::requireFittingApi);
    List<Plugin> plugins = new ArrayList<>();
    var providers = ServiceLoader.load(kind.service(), loader).iterator();
    listed.forEach(
        (type, jar) -> {
          try {
            plugins.add(Plugin.of(kind, next(providers, type), jar));
          } catch (ServiceConfigurationError | LinkageError | NoSuchElementException e) {
            throw new InvalidInputException(
                "a %s in plug-in jar %s cannot be loaded: remove the jar or add what it needs (%s)"
                    .formatted(kind.label(), jar.path(), reason(e)),
                e);
          }
        });
    return plugins;
  }

  /** ServiceLoader leaves out a class of the platform, whatever it is. */
  private static PluginFactory<?> next(
      Iterator<? extends PluginFactory<?>> providers, String type) {
    PluginFactory<?> factory = providers.next();
    if (!factory.getClass().getName().equals(type)) {
      throw new NoSuchElementException(type + " is not a plug-in");
    }
    return factory;
  }

  /** Classes named in the service files, in ServiceLoader's order, with the jar of each. */
  private Map<String, PluginJar> listed(PluginKind kind) {
    Map<String, PluginJar> listed = new LinkedHashMap<>();
    String file = "META-INF/services/" + kind.service().getName();
    try {
      for (URL url : Collections.list(loader.getResources(file))) {
        PluginJar jar = jars.computeIfAbsent(location(url, file), PluginJar::read);
        for (String type : classNames(url)) {
          PluginJar other = listed.putIfAbsent(type, jar);
          if (other != null && !other.equals(jar)) {
            throw new InvalidInputException(
                "%s is in two jars, %s and %s: remove one"
                    .formatted(type, other.path(), jar.path()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listed;
  }

  private static List<String> classNames(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static Path location(URL url, String file) throws IOException {
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      String folder = url.toString();
      return Path.of(new URI(folder.substring(0, folder.length() - file.length())));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return (cause.getClass().getSimpleName() + ": " + cause.getMessage()).replace('\n', ' ');
  }
}
