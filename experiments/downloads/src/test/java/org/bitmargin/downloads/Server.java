package org.bitmargin.downloads;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A local server of a few files that can break off, ignore ranges or refuse. */
final class Server implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new HashMap<>();

  /** Range headers asked with, "-" for none. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Bytes after which the next answer breaks off; -1 for never. */
  volatile int breakAfter = -1;

  volatile boolean ranges = true;

  Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void put(String name, byte[] content) {
    files.put("/" + name, content);
  }

  String url(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(range == null ? "-" : range);
      byte[] content = files.get(exchange.getRequestURI().getPath());
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      int from =
          range != null && ranges ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
      if (from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      int to = breakAfter < 0 ? content.length : Math.min(content.length, from + breakAfter);
      breakAfter = -1;
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(Arrays.copyOfRange(content, from, to));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
