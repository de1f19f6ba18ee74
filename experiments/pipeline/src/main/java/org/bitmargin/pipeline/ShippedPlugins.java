package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Which jar of Bitmargin brings which plug-in, known even where the jar is missing. */
final class ShippedPlugins {
  private static final Properties JARS = load();

  private ShippedPlugins() {}

  /** The jar that brings a plug-in of Bitmargin's own. */
  static Optional<String> jarOf(PluginKind kind, String name) {
    return Optional.ofNullable(JARS.getProperty(kind.id() + "." + name));
  }

  private static Properties load() {
    Properties jars = new Properties();
    try (InputStream in = ShippedPlugins.class.getResourceAsStream("shipped.properties")) {
      jars.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jars;
  }
}
