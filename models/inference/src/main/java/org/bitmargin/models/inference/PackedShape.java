package org.bitmargin.models.inference;

import java.util.Arrays;

/**
 * Shape of the signs (or images) between two stages, for one image; linear stages have one cell.
 *
 * <p>The signs of a group of images lie in one array for every 32 channels: bit c mod 32 of element
 * (y·width + x)·images + n of array c/32 is set where channel c at (y, x) of image n is +1. The
 * images of a group are thus neighbours, and loops over them, or over whole planes, are long.
 */
record PackedShape(int channels, int height, int width) {

  /** Positions of a plane. */
  int cells() {
    return height * width;
  }

  /** Arrays of 32 channels. */
  int words() {
    return words(channels);
  }

  static int words(int bits) {
    return (bits + Integer.SIZE - 1) / Integer.SIZE;
  }

  /** Arrays for the signs of so many images. */
  int[][] signs(int images) {
    return arrays(words(), cells() * images);
  }

  /**
   * Arrays of at least this length. Neighbours in memory then start at the same offset within a
   * cache line (16 bytes of header and 12 mod 16 elements), so that a vector of one of them seldom
   * needs two lines where that of another needs one; and not at the same offset within 4096 bytes,
   * since processors take a load for one of what was just stored at such a distance.
   */
  static int[][] arrays(int count, int length) {
    int padded = (length + 3) / 16 * 16 + 12;
    int distance = (padded + 4) % 1024;
    int spread = distance < 64 ? padded + 64 - distance : padded;
    int[][] arrays = new int[count][];
    Arrays.setAll(arrays, i -> new int[spread]);
    return arrays;
  }
}
