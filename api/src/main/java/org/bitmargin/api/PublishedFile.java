package org.bitmargin.api;

import java.util.List;

/**
 * A file a data set is published as.
 *
 * <p>A name that ends in {@code .tar.gz} or {@code .tgz} is an archive: it is unpacked into the
 * folder it is put into.
 *
 * @param path where it belongs, relative to a data root: {@code cifar10/cifar-10-binary.tar.gz}
 * @param urls where it can be got, in the order to be tried
 * @param md5 as published, 32 hexadecimal digits
 * @param sha256 64 hexadecimal digits; empty where none is known
 * @param source where the checksum was read
 */
public record PublishedFile(
    String path, List<String> urls, String md5, String sha256, Reference source) {

  public PublishedFile {
    urls = List.copyOf(urls);
    require(!path.isBlank() && !path.startsWith("/") && !path.contains(".."), "path", path);
    require(!urls.isEmpty(), "urls", urls);
    require(md5.matches("[0-9a-f]{32}"), "md5", md5);
    require(sha256.matches("([0-9a-f]{64})?"), "sha256", sha256);
  }

  private static void require(boolean condition, String what, Object value) {
    if (!condition) {
      throw new IllegalArgumentException("%s is not one: %s".formatted(what, value));
    }
  }

  /** The name alone. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether it is unpacked where it is put. */
  public boolean isArchive() {
    return path.endsWith(".tar.gz") || path.endsWith(".tgz");
  }
}
