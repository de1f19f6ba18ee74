package org.bitmargin.datasets.imagenette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pixels against those of Pillow 12.3 with libjpeg-turbo ({@code Image.open(f).convert("RGB")},
 * then {@code resize((side, side), Image.BILINEAR)}). Decoders and roundings may differ by 1.
 */
class DecodedPixelsTest {
  /** 24×16, quality 60, colours at half the resolution (4:2:0), written by Pillow. */
  private static final String SLOPES =
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwz"
          + "Oko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09P"
          + "T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QA"
          + "FwAAAwEAAAAAAAAAAAAAAAAAAAQFAv/EABcQAAMBAAAAAAAAAAAAAAAAAAADBGH/xAAWAQEBAQAAAAAA"
          + "AAAAAAAAAAAEAwX/xAAaEQACAgMAAAAAAAAAAAAAAAAABAJhAQMh/9oADAMBAAIRAxEAPwDaqNG1UaQF"
          + "UaNqo0jBKg+hcvqo0CWqjQEYSo1YL8P/2Q==";

  private static final String FOLDER = "imagenette/imagenette2-224-sub5000/";

  private static int at(byte[] pixels, int side, int channel, int row, int column) {
    return pixels[(channel * side + row) * side + column] & 0xff;
  }

  private static void compare(byte[] pixels, int side, int row, int column, int... rgb) {
    for (int c = 0; c < 3; c++) {
      assertThat(at(pixels, side, c, row, column))
          .as("channel %d of pixel (%d, %d)", c, row, column)
          .isCloseTo(rgb[c], within(1));
    }
  }

  private static void compareSums(byte[] pixels, int side, long... rgb) {
    for (int c = 0; c < 3; c++) {
      long sum = 0;
      for (int i = 0; i < side * side; i++) {
        sum += pixels[c * side * side + i] & 0xff;
      }
      // A thousandth: systematic errors of half a level are seen, single roundings are not.
      assertThat((double) sum).as("sum of channel %d", c).isCloseTo(rgb[c], within(rgb[c] / 1e3));
    }
  }

  private static byte[] read(Path file, int side) {
    byte[] pixels = new byte[3 * side * side];
    JpegFile.read(file, side, pixels, 0);
    return pixels;
  }

  private static Path pictureOrSkip(String name) {
    String root = System.getenv("BITMARGIN_DATA");
    assumeTrue(root != null, "no Imagenette here: BITMARGIN_DATA names no folder");
    var file = new DatasetContext(List.of(Path.of(root))).find(FOLDER + name);
    assumeTrue(file.isPresent(), "no " + FOLDER + name + " in BITMARGIN_DATA");
    return file.get();
  }

  @Test
  void a_small_picture_squeezed_both_ways(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("slopes.JPEG"), Base64.getDecoder().decode(SLOPES));
    byte[] small = read(file, 8);

    compare(small, 8, 0, 0, 72, 192, 47);
    compare(small, 8, 0, 1, 86, 195, 59);
    compare(small, 8, 1, 0, 68, 178, 57);
    compare(small, 8, 3, 4, 138, 147, 129);
    compare(small, 8, 7, 7, 187, 88, 195);
    compareSums(small, 8, 8_308, 8_910, 7_888);
  }

  @Test
  void of_a_photograph_as_it_is_and_squeezed() {
    Path file = pictureOrSkip("train/n01440764/ILSVRC2012_val_00000293.JPEG");
    byte[] whole = read(file, 224);
    compare(whole, 224, 0, 0, 123, 131, 108);
    compare(whole, 224, 100, 50, 100, 109, 90);
    compareSums(whole, 224, 6_643_634, 6_917_964, 5_789_024);

    byte[] small = read(file, 64);
    compare(small, 64, 0, 0, 160, 163, 139);
    compare(small, 64, 31, 40, 84, 82, 86);
    compare(small, 64, 63, 63, 134, 149, 127);
    compareSums(small, 64, 542_333, 564_680, 472_593);
  }

  @Test
  void of_another_part_and_class() {
    byte[] small = read(pictureOrSkip("val/n03888257/n03888257_9771.JPEG"), 64);
    compare(small, 64, 0, 0, 201, 208, 208);
    compare(small, 64, 31, 40, 192, 205, 216);
    compareSums(small, 64, 752_998, 794_833, 843_316);
  }

  @Test
  void of_a_grey_picture() {
    Path file = pictureOrSkip("train/n02102040/n02102040_1408.JPEG");
    compare(read(file, 224), 224, 100, 50, 3, 3, 3);
    byte[] small = read(file, 64);
    compare(small, 64, 31, 40, 114, 114, 114);
    compareSums(small, 64, 513_170, 513_170, 513_170);
  }
}
