package org.bitmargin.datasets.images;

import java.util.random.RandomGenerator;

/**
 * Random changes of training images that keep their class: each is padded with black, cropped to
 * its size at a random place, and mirrored with probability one half.
 *
 * @param cropPadding black pixels put around the image before the crop, 0 for no crop
 * @param flip whether images are mirrored left to right
 */
public record Augmentation(int cropPadding, boolean flip) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, false);

  private static final int MOST = 64;

  public Augmentation {
    if (cropPadding < 0 || cropPadding > MOST) {
      throw new IllegalArgumentException(
          "cropPadding must lie in [0, %d], was %d".formatted(MOST, cropPadding));
    }
  }

  /** Whether anything is changed. */
  public boolean isNone() {
    return cropPadding == 0 && !flip;
  }

  /**
   * What becomes of an image.
   *
   * @param down rows by which the crop starts below the image's first row; negative above
   * @param right columns, likewise
   * @param mirrored whether the crop is mirrored
   */
  record Move(int down, int right, boolean mirrored) {}

  /** Draws rows, columns and mirroring, in this order; what is switched off draws nothing. */
  Move draw(RandomGenerator random) {
    int down = cropPadding == 0 ? 0 : random.nextInt(-cropPadding, cropPadding + 1);
    int right = cropPadding == 0 ? 0 : random.nextInt(-cropPadding, cropPadding + 1);
    return new Move(down, right, flip && random.nextBoolean());
  }
}
