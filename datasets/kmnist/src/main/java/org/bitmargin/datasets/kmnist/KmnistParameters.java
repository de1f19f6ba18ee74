package org.bitmargin.datasets.kmnist;

import org.bitmargin.datasets.images.Normalization;

/**
 * Parameters of Kmnist.
 *
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code symmetric} for [−1, 1],
 *     {@code standard} for (v − .1918) / .3483 (assumed: the figures in common use)
 * @param subset whether fewer images than were published may be used
 */
public record KmnistParameters(Normalization normalization, boolean subset) {

  public KmnistParameters {
    if (normalization == null) {
      throw new IllegalArgumentException(
          "normalization must be unit, symmetric or standard, was null");
    }
  }
}
