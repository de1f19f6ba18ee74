package org.bitmargin.api;

import java.util.random.RandomGenerator;

/**
 * What a network is built for.
 *
 * @param channels image channels
 * @param height image height in pixels
 * @param width image width in pixels
 * @param classes number of logits
 * @param weightQuantizer applied to every weight; {@link FullPrecision} for a float network
 * @param activationQuantizer applied to hidden activations; {@link FullPrecision} for a float
 *     network
 * @param init the stream initial weights are drawn from
 */
public record ModelContext(
    int channels,
    int height,
    int width,
    int classes,
    Quantizer weightQuantizer,
    Quantizer activationQuantizer,
    RandomGenerator init) {

  public ModelContext {
    if (channels < 1 || height < 1 || width < 1 || classes < 2) {
      throw new IllegalArgumentException(
          "images of %d×%d×%d in %d classes: sizes must be at least 1 and classes at least 2"
              .formatted(channels, height, width, classes));
    }
  }
}
