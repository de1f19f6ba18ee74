package org.bitmargin.datasets.imagenette;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bitmargin.api.InvalidInputException;

/**
 * Decodes a JPEG file and squeezes it to a square. The filter is a triangle as wide as the scale
 * (bilinear with antialiasing, what torchvision's resize does); the proportions are not kept.
 */
final class JpegFile {
  private static final int MOST_PIXELS = 64_000_000;
  private static final int MOST_BYTES = 64 << 20;

  private JpegFile() {}

  /** Writes the channel planes of the squeezed image to a place of a larger array. */
  static void read(Path path, int side, byte[] pixels, int to) {
    BufferedImage small = squeeze(rgb(decode(path)), side);
    int[] packed = small.getRGB(0, 0, side, side, null, 0, side);
    int area = side * side;
    for (int i = 0; i < area; i++) {
      pixels[to + i] = (byte) (packed[i] >> 16);
      pixels[to + area + i] = (byte) (packed[i] >> 8);
      pixels[to + 2 * area + i] = (byte) packed[i];
    }
  }

  private static BufferedImage decode(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw wrong(path, "oversized: %d bytes, at most %d", Files.size(path), MOST_BYTES);
      }
      byte[] bytes = Files.readAllBytes(path);
      requireWhole(path, bytes);
      return decode(path, bytes);
    } catch (IIOException e) {
      throw wrong(path, "damaged: %s", String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    } catch (IOException e) {
      throw wrong(path, "cannot be read (%s)", e);
    }
  }

  /** The decoder pads a truncated file with grey and goes on: so its ends are looked at here. */
  private static void requireWhole(Path path, byte[] bytes) {
    if (bytes.length < 4 || bytes[0] != (byte) 0xff || bytes[1] != (byte) 0xd8) {
      throw wrong(
          path, "not a JPEG file: no ff d8 at offset 0 (%d bytes, see its content)", bytes.length);
    }
    int end = bytes.length;
    // Some writers pad with zeros.
    while (end > 2 && bytes[end - 1] == 0) {
      end--;
    }
    if (bytes[end - 2] != (byte) 0xff || bytes[end - 1] != (byte) 0xd9) {
      throw wrong(
          path, "truncated, or trailing bytes: no end of image (ff d9) at offset %d", end - 2);
    }
  }

  private static BufferedImage decode(Path path, byte[] bytes) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > MOST_PIXELS) {
        throw wrong(path, "oversized: %d x %d pixels, at most %d", width, height, MOST_PIXELS);
      }
      String[] warning = new String[1];
      reader.addIIOReadWarningListener((source, text) -> warning[0] = text);
      BufferedImage image = reader.read(0);
      if (warning[0] != null && warning[0].toLowerCase(Locale.ROOT).contains("premature")) {
        throw wrong(path, "damaged: %s", warning[0]);
      }
      return image;
    } catch (RuntimeException e) {
      if (e instanceof InvalidInputException input) {
        throw input;
      }
      throw wrong(path, "damaged: %s", e);
    } finally {
      reader.dispose();
    }
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

  private static BufferedImage squeeze(BufferedImage image, int side) {
    if (image.getWidth() == side && image.getHeight() == side) {
      return image;
    }
    return new ResampleOp(side, side, ResampleOp.FILTER_TRIANGLE).filter(image, null);
  }

  private static InvalidInputException wrong(Path path, String what, Object... arguments) {
    return new InvalidInputException(path + ": " + what.formatted(arguments));
  }
}
