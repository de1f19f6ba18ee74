package org.bitmargin.datasets.svhn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/** Small files of the published form. */
final class Fixture {
  private Fixture() {}

  /** The stored byte of a pixel. */
  static int pixel(int seed, int row, int column, int channel, int image) {
    return (row * 7 + column * 13 + channel * 101 + image * 31 + seed * row * column) & 0xff;
  }

  static Matrix images(int seed, int count) {
    Matrix x = Mat5.newMatrix(new int[] {32, 32, 3, count}, MatlabType.UInt8);
    for (int i = 0; i < x.getNumElements(); i++) {
      int value = pixel(seed, i % 32, i / 32 % 32, i / 1024 % 3, i / 3072);
      x.setInt(i, value);
    }
    return x;
  }

  /** Labels 1, 2, … 10, 1, … */
  static Matrix labels(int count) {
    Matrix y = Mat5.newMatrix(count, 1);
    for (int i = 0; i < count; i++) {
      y.setDouble(i, i % 10 + 1);
    }
    return y;
  }

  static Path write(Path root, String name, Matrix x, Matrix y) {
    return write(root, name, Mat5.newMatFile().addArray("X", x).addArray("y", y));
  }

  static Path write(Path root, String name, MatFile content) {
    try {
      Path file = Files.createDirectories(root.resolve("svhn")).resolve(name);
      Mat5.writeToFile(content, file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
