package org.bitmargin.datasets.svhn;

import org.bitmargin.datasets.images.Augmentation;
import org.bitmargin.datasets.images.Normalization;

/**
 * Parameters of SVHN.
 *
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code symmetric} for [−1, 1],
 *     {@code standard} for mean (.4377, .4438, .4728) and deviation (.1980, .2010, .1970)
 * @param cropPadding training images are padded with so many black pixels and cropped to their size
 *     at a random place; 0 for no crop, at most 64
 * @param flip whether training images are mirrored at random; digits are not the same mirrored
 * @param subset whether a part of the published images may be used
 */
public record SvhnParameters(
    Normalization normalization, int cropPadding, boolean flip, boolean subset) {

  public SvhnParameters {
    if (normalization == null) {
      throw new IllegalArgumentException(
          "normalization must be unit, symmetric or standard, was null");
    }
    new Augmentation(cropPadding, flip);
  }

  Augmentation augmentation() {
    return new Augmentation(cropPadding, flip);
  }
}
