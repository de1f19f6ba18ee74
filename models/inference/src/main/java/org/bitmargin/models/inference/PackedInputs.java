package org.bitmargin.models.inference;

/**
 * How a linear stage sees the planes before it, flattened as [channels, height, width]: its rows
 * are 32 channels of one cell each, cell by cell.
 *
 * @param count number of inputs
 * @param channels of the stage before
 */
record PackedInputs(int count, int channels) {

  private int cells() {
    return count / channels;
  }

  private int words() {
    return PackedShape.words(channels);
  }

  /** Number of rows. */
  int rows() {
    return cells() * words();
  }

  /** Row an input is in. */
  int row(int input) {
    return input % cells() * words() + input / cells() / Integer.SIZE;
  }

  /** Its bit in that row, mod 32. */
  int bit(int input) {
    return input / cells();
  }

  /** Collects the rows of image n of a group of so many. */
  void read(int[][] input, int n, int images, int[] rows) {
    int words = words();
    int count = rows();
    for (int w = 0; w < words; w++) {
      int[] signs = input[w];
      for (int row = w, i = n; row < count; row += words, i += images) {
        rows[row] = signs[i];
      }
    }
  }
}
