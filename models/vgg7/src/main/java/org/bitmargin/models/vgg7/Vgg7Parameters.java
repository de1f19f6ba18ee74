package org.bitmargin.models.vgg7;

import org.bitmargin.models.nn.EndPrecision;

/**
 * Parameters of VGG7.
 *
 * @param width channels of the first two convolutions; the next two have twice, the last two four
 *     times as many
 * @param hidden units of the hidden linear layer
 * @param firstLayer how the weights of the first convolution are stored
 * @param lastLayer how the weights of the last linear layer are stored
 * @param outputScale initial value of the learned output factor; 0 means 1e-3 with 1-bit weights in
 *     the last layer (the reference's, standing R) and 1 otherwise
 */
public record Vgg7Parameters(
    int width, int hidden, EndPrecision firstLayer, EndPrecision lastLayer, double outputScale) {

  public Vgg7Parameters {
    if (width < 1 || width > 4096) {
      throw new IllegalArgumentException("width must be in [1, 4096], was " + width);
    }
    if (hidden < 1 || hidden > 65536) {
      throw new IllegalArgumentException("hidden must be in [1, 65536], was " + hidden);
    }
    if (!(outputScale >= 0 && outputScale <= 1e6)) {
      throw new IllegalArgumentException("outputScale must be in [0, 1e6], was " + outputScale);
    }
  }
}
