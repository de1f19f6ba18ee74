package org.bitmargin.datasets.idx;

/**
 * How a stored pixel v in 0 … 255 becomes a number: (v / 255 − mean) / deviation.
 *
 * @param mean to subtract, as a fraction of full scale
 * @param deviation to divide by, as a fraction of full scale, positive
 */
public record PixelScale(double mean, double deviation) {
  /** Pixels in [0, 1]. */
  public static final PixelScale UNIT = new PixelScale(0, 1);

  public PixelScale {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean must be finite, was " + mean);
    }
    if (!(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("deviation must be positive, was " + deviation);
    }
  }

  /** The number of each of the 256 stored values. */
  float[] table() {
    float[] table = new float[256];
    for (int v = 0; v < table.length; v++) {
      table[v] = (float) ((v / 255.0 - mean) / deviation);
    }
    return table;
  }
}
