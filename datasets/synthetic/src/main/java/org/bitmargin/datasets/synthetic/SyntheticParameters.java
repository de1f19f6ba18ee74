package org.bitmargin.datasets.synthetic;

/**
 * Parameters of the synthetic set.
 *
 * @param train number of training images, 10 to 1 000 000
 * @param test number of test images, 10 to 1 000 000
 * @param noise standard deviation of the noise of each pixel, as a fraction of full scale, 0 to 1;
 *     more is harder
 * @param seed of all randomness; another seed draws other images of the same kind
 */
public record SyntheticParameters(int train, int test, double noise, long seed) {
  private static final int MOST = 1_000_000;

  public SyntheticParameters {
    requireCount("train", train);
    requireCount("test", test);
    if (!(noise >= 0 && noise <= 1)) {
      throw new IllegalArgumentException("noise must lie in [0, 1], was " + noise);
    }
  }

  private static void requireCount(String name, int count) {
    if (count < Glyph.values().length || count > MOST) {
      throw new IllegalArgumentException(
          "%s must lie in [%d, %d], was %d".formatted(name, Glyph.values().length, MOST, count));
    }
  }
}
