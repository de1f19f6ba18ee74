package org.bitmargin.models.vgg3;

/**
 * Parameters of VGG3.
 *
 * @param width channels of both convolutions
 * @param hidden units of the hidden linear layer
 * @param bias whether convolutions and linear layers have biases; the reference has none
 * @param outputScale initial value of the learned output factor; 0 means 1e-3 with 1-bit weights
 *     (the reference's, standing R) and 1 otherwise, which both give logits of about 1
 */
public record Vgg3Parameters(int width, int hidden, boolean bias, double outputScale) {

  public Vgg3Parameters {
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
