package org.bitmargin.downloads;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a {@code .tar.gz}. Files and folders below the target alone: a path that climbs out, a
 * link or a device is an error, for an archive of images has none.
 */
final class Archive {
  private Archive() {}

  /** Unpacks into an existing folder and returns the files, in the archive's order. */
  static List<Path> unpack(Path archive, Path target) throws IOException {
    Path root = target.toAbsolutePath().normalize();
    List<Path> files = new ArrayList<>();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = new GzipCompressorInputStream(file);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = inside(archive, root, entry);
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          files.add(path);
        }
      }
    }
    return files;
  }

  private static Path inside(Path archive, Path root, TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    Path path = root.resolve(name).normalize();
    if (name.startsWith("/") || !path.startsWith(root)) {
      throw new IOException("%s: entry %s leads out of the folder".formatted(archive, name));
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      throw new IOException(
          "%s: entry %s is a link to %s, refused".formatted(archive, name, entry.getLinkName()));
    }
    if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
      throw new IOException("%s: entry %s is neither file nor folder".formatted(archive, name));
    }
    return path;
  }
}
