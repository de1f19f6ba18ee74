package org.bitmargin.datasets.cifar10;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Files of the published form with random pixels. */
final class Fixture {
  static final int RECORD = 3073;

  private Fixture() {}

  static byte[] batch(long seed) {
    byte[] bytes = new byte[10_000 * RECORD];
    new SplittableRandom(seed).nextBytes(bytes);
    for (int i = 0; i < 10_000; i++) {
      bytes[i * RECORD] = (byte) (i % 10);
    }
    return bytes;
  }

  static Path write(Path root, String name, byte[] bytes) {
    try {
      Path folder = Files.createDirectories(root.resolve("cifar10/cifar-10-batches-bin"));
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
