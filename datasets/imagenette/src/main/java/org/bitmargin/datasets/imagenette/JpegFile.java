package org.bitmargin.datasets.imagenette;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bitmargin.api.InvalidInputException;

/**
 * Decodes a JPEG file and squeezes it to a square. The filter is a {@link Triangle} as wide as the
 * scale; the proportions are not kept.
 */
final class JpegFile {
  private static final int MOST_PIXELS = 64_000_000;
  private static final int MOST_BYTES = 64 << 20;

  private JpegFile() {}

  /** Writes the channel planes of the squeezed image to a place of a larger array. */
  static void read(Path path, int side, byte[] pixels, int to) {
    BufferedImage image = rgb(decode(path));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] packed = image.getRGB(0, 0, width, height, null, 0, width);
    int[] plane = new int[packed.length];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = packed[i] >> 16 - 8 * c & 0xff;
      }
      int[] small = Triangle.squeeze(plane, width, height, side);
      for (int i = 0; i < small.length; i++) {
        pixels[to + c * small.length + i] = (byte) small[i];
      }
    }
  }

  private static BufferedImage decode(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw wrong(path, "oversized: %d bytes, at most %d", Files.size(path), MOST_BYTES);
      }
      byte[] bytes = Files.readAllBytes(path);
      JpegMarkers.requireWhole(path, bytes);
      return decode(path, bytes);
    } catch (IOException e) {
      throw wrong(path, "cannot be read (%s)", e);
    }
  }

  private static BufferedImage decode(Path path, byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw wrong(
            path,
            "oversized: %d x %d pixels announced at offset %d, at most %d",
            reader.getWidth(0),
            reader.getHeight(0),
            JpegMarkers.frame(bytes),
            MOST_PIXELS);
      }
      String[] warning = new String[1];
      reader.addIIOReadWarningListener((source, text) -> warning[0] = text);
      BufferedImage image = reader.read(0);
      if (warning[0] != null && warning[0].toLowerCase(Locale.ROOT).contains("premature")) {
        throw damaged(path, bytes, warning[0]);
      }
      return image;
    } catch (InvalidInputException e) {
      throw e;
    } catch (IIOException | RuntimeException e) {
      throw damaged(path, bytes, String.valueOf(e.getMessage()));
    } finally {
      reader.dispose();
    }
  }

  private static InvalidInputException damaged(Path path, byte[] bytes, String why) {
    return wrong(
        path,
        "damaged between offset %d and its end at offset %d: %s",
        JpegMarkers.frame(bytes),
        bytes.length,
        why.replaceAll("\\s+", " "));
  }

  /** Grey images become RGB of three equal channels: their stored value, no gamma conversion. */
  private static BufferedImage rgb(BufferedImage image) {
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    if (image.getRaster().getNumBands() == 1) {
      int[] row = new int[image.getWidth()];
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRaster().getSamples(0, y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
          row[x] *= 0x010101;
        }
        rgb.setRGB(0, y, row.length, 1, row, 0, row.length);
      }
      return rgb;
    }
    Graphics2D graphics = rgb.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return rgb;
  }

  static InvalidInputException wrong(Path path, String what, Object... arguments) {
    return new InvalidInputException(path + ": " + what.formatted(arguments));
  }
}
