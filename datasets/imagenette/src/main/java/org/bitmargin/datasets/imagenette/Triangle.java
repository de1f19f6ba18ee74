package org.bitmargin.datasets.imagenette;

/**
 * Scales lines of pixels by a triangle as wide as the scale, centre on centre, and normalised at
 * the ends: bilinear with antialiasing as Pillow and torchvision have it. Pixel x of the line has
 * its centre at x + ½ and pixel i of n the middle m = (i + ½)·s, s = length/n; the weight of x is
 * max(0, 1 − |x + ½ − m| / max(s, 1)).
 *
 * @param first of the line's pixels that has a weight, for each scaled pixel
 * @param weights from there on, for each scaled pixel
 */
record Triangle(int[] first, double[][] weights) {

  static Triangle of(int length, int scaled) {
    double scale = (double) length / scaled;
    double reach = Math.max(scale, 1);
    int[] first = new int[scaled];
    double[][] weights = new double[scaled][];
    for (int i = 0; i < scaled; i++) {
      double middle = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (middle - reach + 0.5));
      weights[i] = new double[Math.min(length, (int) (middle + reach + 0.5)) - first[i]];
      double sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] = Math.max(0, 1 - Math.abs(first[i] + k + 0.5 - middle) / reach);
        sum += weights[i][k];
      }
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] /= sum;
      }
    }
    return new Triangle(first, weights);
  }

  /**
   * Scales both ways, rows first, to whole numbers after each.
   *
   * @param plane 0 to 255, row-major
   * @return side × side pixels
   */
  static int[] squeeze(int[] plane, int width, int height, int side) {
    Triangle across = of(width, side);
    Triangle down = of(height, side);
    int[] narrow = new int[side * height];
    for (int y = 0; y < height; y++) {
      across.line(plane, y * width, 1, narrow, y * side, 1);
    }
    int[] small = new int[side * side];
    for (int x = 0; x < side; x++) {
      down.line(narrow, x, side, small, x, side);
    }
    return small;
  }

  private void line(int[] in, int from, int step, int[] out, int to, int outStep) {
    for (int i = 0; i < first.length; i++) {
      double sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        sum += weights[i][k] * in[from + (first[i] + k) * step];
      }
      out[to + i * outStep] = (int) (sum + 0.5);
    }
  }
}
