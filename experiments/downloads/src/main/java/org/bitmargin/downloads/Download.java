package org.bitmargin.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitmargin.api.DatasetListener;

/**
 * One file over HTTP into {@code NAME.part}; where such a part lies already, the server is asked
 * for the rest alone.
 */
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND_THE_END = 416;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final DatasetListener listener;

  Download(DatasetListener listener) {
    this.listener = listener;
  }

  /** A server's refusal; the next address may do better. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** Loads what is missing of a file. */
  void into(Path part, String url) throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case OK -> copy(body, part, 0, response);
        case PARTIAL -> {
          if (rangeStart(response) != have) {
            throw new IOException("the server sent another part of the file than asked for");
          }
          copy(body, part, have, response);
        }
        case BEYOND_THE_END -> {
          // What is there is whole, or wrong: the checksum tells.
        }
        default -> throw new Refused("HTTP status " + response.statusCode());
      }
    }
  }

  private static long rangeStart(HttpResponse<?> response) {
    Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches() ? Long.parseLong(range.group(1)) : -1;
  }

  private void copy(InputStream body, Path part, long have, HttpResponse<?> response)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : have + length;
    String what = part.getFileName().toString().replaceFirst("\\.part$", "");
    long done = have;
    try (OutputStream out =
        have > 0
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
        if (total > 0) {
          listener.progress(what, done, total);
        }
      }
    }
    if (total >= 0 && done < total) {
      throw new IOException("the connection ended after %d of %d bytes".formatted(done, total));
    }
  }
}
