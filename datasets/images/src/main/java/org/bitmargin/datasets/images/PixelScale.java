package org.bitmargin.datasets.images;

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

  /** A table a channel. */
  static float[][] tables(PixelScale[] scales, int channels) {
    if (scales.length != 1 && scales.length != channels) {
      throw new IllegalArgumentException(
          "%d scales for %d channels".formatted(scales.length, channels));
    }
    float[][] tables = new float[channels][];
    for (int c = 0; c < channels; c++) {
      tables[c] = scales[scales.length == 1 ? 0 : c].table();
    }
    return tables;
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
