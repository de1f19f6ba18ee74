package org.bitmargin.datasets.imagenette;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A few pictures in the published folders. */
final class Fixture {
  static final String FOLDER = "imagenette/imagenette2-160";

  private Fixture() {}

  /** Two training pictures and one test picture a class; some grey. */
  static void write(Path root) {
    for (int label = 0; label < ImageFolder.WORDNET.size(); label++) {
      for (int i = 0; i < 3; i++) {
        String part = i < 2 ? "train" : "val";
        String id = wordnet(label);
        Path file = root.resolve("%s/%s/%s/%s_%d.JPEG".formatted(FOLDER, part, id, id, i));
        write(file, "jpeg", picture(160 + 10 * label, 120 + 20 * i, 10 * label + i, label == 3));
      }
    }
  }

  static String wordnet(int label) {
    return ImageFolder.WORDNET.get(label);
  }

  /** Slanted waves whose slope and colour tell the seed. */
  static BufferedImage picture(int width, int height, int seed, boolean grey) {
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    int[] pixel = new int[3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          double phase = (x * (1 + seed % 7) + y * (1 + seed % 5)) / 30.0 + c * seed;
          pixel[c] = (int) Math.round(127 + 100 * Math.sin(phase));
        }
        image.getRaster().setPixel(x, y, pixel);
      }
    }
    return image;
  }

  static void write(Path file, String format, BufferedImage image) {
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalStateException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
