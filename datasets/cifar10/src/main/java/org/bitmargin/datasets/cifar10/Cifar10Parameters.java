package org.bitmargin.datasets.cifar10;

import org.bitmargin.datasets.images.Augmentation;
import org.bitmargin.datasets.images.Normalization;

/**
 * Parameters of CIFAR-10.
 *
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code symmetric} for [−1, 1],
 *     {@code standard} for mean (.4914, .4822, .4465) and deviation (.2470, .2435, .2616)
 * @param cropPadding training images are padded with so many black pixels and cropped to their size
 *     at a random place; 0 for no crop, at most 64
 * @param flip whether training images are mirrored at random
 * @param subset whether a part of the published images may be used
 */
public record Cifar10Parameters(
    Normalization normalization, int cropPadding, boolean flip, boolean subset) {

  public Cifar10Parameters {
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
