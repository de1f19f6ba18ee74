package org.bitmargin.models.resnet18;

import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;

/**
 * Parameters of ResNet18.
 *
 * @param width channels of the stem and the first stage; each of the three stages after it has
 *     twice as many
 * @param stem small for images of about 64×64 (the reference's, standing R), imagenet for 224×224
 * @param activation before the activation quantizer; the paper's is relu, hardtanh is what
 *     quantizers of range ±1 need
 * @param firstLayer how the weights of the first convolution are stored
 * @param lastLayer how the weights of the last layer are stored
 * @param bias whether the last layer has a bias, as the paper's has; the reference has none
 * @param outputScale initial value of the learned output factor; 0 means 1e-3 with 1-bit weights in
 *     the last layer (the reference's, standing R) and 1 otherwise
 */
public record Resnet18Parameters(
    int width,
    Stem stem,
    Nonlinearity activation,
    EndPrecision firstLayer,
    EndPrecision lastLayer,
    boolean bias,
    double outputScale) {

  public Resnet18Parameters {
    if (width < 1 || width > 1024) {
      throw new IllegalArgumentException("width must be in [1, 1024], was " + width);
    }
    if (!(outputScale >= 0 && outputScale <= 1e6)) {
      throw new IllegalArgumentException("outputScale must be in [0, 1e6], was " + outputScale);
    }
  }
}
