package org.bitmargin.models.resnet18;

/** How ResNet18 begins and ends, which depends on the size of the images. */
public enum Stem {
  /**
   * For small images: a 3×3 convolution of stride 1, a 2×2 maximum before the last stage, and the
   * maximum over what is left of the image (4×4 of 64×64) at the end.
   */
  SMALL,
  /** The paper's: a 7×7 convolution and a 3×3 maximum of stride 2 each, the average at the end. */
  IMAGENET
}
