package org.bitmargin.datasets.mnist;

import org.bitmargin.datasets.images.Normalization;

/**
 * Parameters of Mnist.
 *
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code symmetric} for [−1, 1],
 *     {@code standard} for (v − .1307) / .3081 (assumed: the figures in common use)
 * @param subset whether fewer images than were published may be used
 */
public record MnistParameters(Normalization normalization, boolean subset) {

  public MnistParameters {
    if (normalization == null) {
      throw new IllegalArgumentException(
          "normalization must be unit, symmetric or standard, was null");
    }
  }
}
