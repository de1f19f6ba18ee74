package org.bitmargin.models.mobilenetv2;

/** Where MobileNetV2 halves images. */
public enum Form {
  /** For 32×32 images: stem and second stage keep the size, so that 4×4 are left. */
  CIFAR,
  /** The paper's, for 224×224 images: stem and second stage halve it too, so that 7×7 are left. */
  IMAGENET
}
