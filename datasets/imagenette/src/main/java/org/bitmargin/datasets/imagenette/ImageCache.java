package org.bitmargin.datasets.imagenette;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bitmargin.datasets.images.Checksum;

/**
 * The small images in one file, so that the large ones are decoded once: a line that says what it
 * is, the key, the two counts of bytes, the bytes, and the SHA-256 of all before it.
 */
final class ImageCache {
  private static final byte[] MAGIC = "bitmargin images 1\n".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final byte[] key;

  private ImageCache(Path file, byte[] key) {
    this.file = file;
    this.key = key;
  }

  /** The place of what is made of these files: other files or another decoder have another key. */
  static ImageCache of(Path folder, String name, ImageFolder train, ImageFolder test, int side)
      throws IOException {
    MessageDigest digest = Checksum.SHA_256.digest();
    digest.update(
        ("centred triangle " + side + " java " + Runtime.version() + "\n")
            .getBytes(StandardCharsets.UTF_8));
    for (ImageFolder part : new ImageFolder[] {train, test}) {
      for (Path image : part.files()) {
        String line =
            "%s %d %d\n"
                .formatted(
                    part.root().relativize(image),
                    Files.size(image),
                    Files.getLastModifiedTime(image).toMillis());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return new ImageCache(folder.resolve("%s-%d.images".formatted(name, side)), digest.digest());
  }

  /** What is kept; empty where there is nothing, or it is of other files, or damaged. */
  Optional<PreparedImages> read(int trainBytes, int testBytes) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      long expected =
          MAGIC.length + key.length + 2L * Integer.BYTES + trainBytes + testBytes + key.length;
      if (Files.size(file) != expected) {
        return Optional.empty();
      }
      try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
        MessageDigest digest = Checksum.SHA_256.digest();
        byte[] head = in.readNBytes(MAGIC.length + key.length);
        int trainCount = in.readInt();
        int testCount = in.readInt();
        if (!Arrays.equals(head, head()) || trainCount != trainBytes || testCount != testBytes) {
          return Optional.empty();
        }
        byte[] train = in.readNBytes(trainCount);
        byte[] test = in.readNBytes(testCount);
        digest.update(head);
        digest.update(train);
        digest.update(test);
        return Arrays.equals(in.readNBytes(key.length), digest.digest())
            ? Optional.of(new PreparedImages(train, test))
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] head() {
    byte[] head = Arrays.copyOf(MAGIC, MAGIC.length + key.length);
    System.arraycopy(key, 0, head, MAGIC.length, key.length);
    return head;
  }

  /** Keeps the images; where that fails, they are made again next time. */
  void write(PreparedImages images) {
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), "images", ".part");
      try {
        MessageDigest digest = Checksum.SHA_256.digest();
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(temporary));
            DataOutputStream out = new DataOutputStream(raw)) {
          out.write(head());
          out.writeInt(images.train().length);
          out.writeInt(images.test().length);
          out.write(images.train());
          out.write(images.test());
          digest.update(head());
          digest.update(images.train());
          digest.update(images.test());
          out.write(digest.digest());
        }
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // A full disk or a read-only cache costs time, not results.
      return;
    }
  }
}
