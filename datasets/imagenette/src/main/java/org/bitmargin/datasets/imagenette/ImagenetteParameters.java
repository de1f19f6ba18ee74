package org.bitmargin.datasets.imagenette;

import org.bitmargin.datasets.images.Augmentation;
import org.bitmargin.datasets.images.Normalization;

/**
 * Parameters of Imagenette.
 *
 * @param folder below {@code imagenette} in a data root: {@code imagenette2-160}, {@code
 *     imagenette2-320}, {@code imagenette2} (full size), or your own of the same form
 * @param side pixels each image is squeezed to, both ways, 8 to 224
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code symmetric} for [−1, 1],
 *     {@code standard} for ImageNet's mean (.485, .456, .406) and deviation (.229, .224, .225)
 * @param cropPadding training images are padded with so many black pixels and cropped to their size
 *     at a random place; 0 for no crop, at most 64
 * @param flip whether training images are mirrored at random
 * @param subset whether a part of the published images may be used
 */
public record ImagenetteParameters(
    String folder,
    int side,
    Normalization normalization,
    int cropPadding,
    boolean flip,
    boolean subset) {
  private static final int LEAST = 8;
  private static final int MOST = 224;

  public ImagenetteParameters {
    if (folder == null || !folder.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "folder must be the name of a folder, such as imagenette2-160, was " + folder);
    }
    if (side < LEAST || side > MOST) {
      throw new IllegalArgumentException(
          "side must lie in [%d, %d], was %d".formatted(LEAST, MOST, side));
    }
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
