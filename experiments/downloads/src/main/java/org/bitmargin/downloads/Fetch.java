package org.bitmargin.downloads;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitmargin.api.DatasetListener;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.datasets.images.Checksum;
import org.bitmargin.datasets.images.FetchRecord;

/**
 * Fetches the files of a data set into a data root: downloads, compares with the published
 * checksum, unpacks, and records the SHA-256 of what is there then. What is broken off goes on at
 * the next call.
 */
public final class Fetch {
  private final Path root;
  private final DatasetListener listener;
  private final Download download;

  /**
   * A fetch into a folder.
   *
   * @param root the data root; made where it is not there
   */
  public Fetch(Path root, DatasetListener listener) {
    this.root = root;
    this.listener = listener;
    this.download = new Download(listener);
  }

  /**
   * Fetches a file unless it is there.
   *
   * @return one line that says what was done
   * @throws DownloadException where it cannot be had or is not the published one
   */
  public String fetch(PublishedFile file) {
    Path target = root.resolve(file.path());
    try {
      Files.createDirectories(target.getParent());
      if (file.isArchive() && Files.exists(marker(file, target.getParent()))) {
        return file.path() + ": already unpacked";
      }
      if (Files.exists(target)) {
        requireChecksum(file, target, "remove it and fetch again");
        return finish(file, target, "already there");
      }
      Path part = target.resolveSibling(target.getFileName() + ".part");
      load(file, part, target);
      try {
        requireChecksum(file, part, "what was loaded is removed, fetch again");
      } catch (DownloadException e) {
        Files.delete(part);
        throw e;
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return finish(file, target, "fetched");
    } catch (IOException e) {
      throw new DownloadException(
          "%s cannot be put into %s: %s".formatted(file.path(), root, reason(e)), e);
    }
  }

  private void load(PublishedFile file, Path part, Path target) {
    List<String> failures = new ArrayList<>();
    Throwable last = null;
    for (String url : file.urls()) {
      try {
        download.into(part, url);
        return;
      } catch (IOException e) {
        last = e;
        failures.add("%s (%s)".formatted(url, reason(e)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DownloadException("interrupted while " + url + " was loaded", e);
      }
    }
    throw new DownloadException(
        "%s cannot be had from %s: try again to go on, or get it elsewhere and put it at %s"
            .formatted(file.fileName(), String.join(" or ", failures), target),
        last);
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "no network, or no such host";
      }
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof ConnectException) {
      return "no connection";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void requireChecksum(PublishedFile file, Path path, String remedy)
      throws IOException {
    String md5 = Checksum.MD5.of(path);
    if (!md5.equals(file.md5())) {
      throw new DownloadException(
          "%s is not the published file: MD5 is %s, expected %s; %s"
              .formatted(path, md5, file.md5(), remedy));
    }
    String sha256 = file.sha256().isEmpty() ? "" : Checksum.SHA_256.of(path);
    if (!sha256.equals(file.sha256())) {
      throw new DownloadException(
          "%s is not the published file: SHA-256 is %s, expected %s; %s"
              .formatted(path, sha256, file.sha256(), remedy));
    }
  }

  /** Records a checked file, or unpacks an archive, records its files and removes it. */
  private String finish(PublishedFile file, Path target, String done) throws IOException {
    Path folder = target.getParent();
    if (!file.isArchive()) {
      record(folder, List.of(target));
      return "%s: %s, checksum as published".formatted(file.path(), done);
    }
    Path temporary = Files.createTempDirectory(folder, ".unpacking");
    try {
      listener.progress("unpacking " + file.fileName(), 0, 1);
      Archive.unpack(target, temporary);
      List<Path> files = new ArrayList<>();
      try (Stream<Path> entries = Files.list(temporary)) {
        for (Path entry : entries.sorted().toList()) {
          Path place = folder.resolve(entry.getFileName().toString());
          if (Files.exists(place)) {
            throw new IOException(place + " is there already: remove it first");
          }
          Files.move(entry, place);
          try (Stream<Path> unpacked = Files.walk(place)) {
            unpacked.filter(Files::isRegularFile).sorted().forEach(files::add);
          }
        }
      }
      record(folder, files);
      Files.writeString(marker(file, folder), "MD5 of the archive: " + file.md5() + "\n");
      Files.delete(target);
      listener.progress("unpacking " + file.fileName(), 1, 1);
      return "%s: %s, checksum as published, unpacked %d files"
          .formatted(file.path(), done, files.size());
    } finally {
      remove(temporary);
    }
  }

  /** Written as the last thing of all, beside what was unpacked. */
  private static Path marker(PublishedFile file, Path folder) {
    return folder.resolve(file.fileName() + ".unpacked");
  }

  private static void record(Path folder, List<Path> files) throws IOException {
    Path base = folder.toAbsolutePath().normalize();
    Map<Path, String> sums = new TreeMap<>(FetchRecord.read(folder));
    for (Path file : files) {
      sums.put(file.toAbsolutePath().normalize(), Checksum.SHA_256.of(file));
    }
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (path, sum) ->
            text.append(
                "%s  %s\n".formatted(sum, base.relativize(path).toString().replace('\\', '/'))));
    Path temporary = folder.resolve(FetchRecord.NAME + ".part");
    Files.writeString(temporary, text);
    Files.move(
        temporary,
        folder.resolve(FetchRecord.NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
