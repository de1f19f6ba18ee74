package org.bitmargin.models.mobilenetv2;

import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Stream;

/**
 * Parameters of MobileNetV2.
 *
 * @param width factor on all numbers of channels, which are then rounded to multiples of 8; the
 *     last convolution does not get fewer than 1280
 * @param form cifar for images of about 32×32, imagenet for 224×224
 * @param activation before the activation quantizer; the paper's is relu6, hardtanh is what
 *     quantizers of range ±1 need
 * @param stream what the shortcuts carry: quantized sums, real ones (real, with a shortcut past
 *     every block that keeps or adds channels and past every depthwise convolution), or by-bits,
 *     which is real with 1-bit activations alone: at 1 bit it does not learn otherwise (Bi-Real
 *     Net, arXiv:1808.00278; MoBiNet, arXiv:1907.12629)
 * @param firstLayer how the weights of the first convolution are stored
 * @param lastLayer how the weights of the last layer are stored
 * @param bias whether the last layer has a bias, as the paper's has
 * @param outputScale initial value of the learned output factor; 0 means 1e-3 with 1-bit weights in
 *     the last layer (as in the reference networks of MCEL) and 1 otherwise
 */
public record Mobilenetv2Parameters(
    double width,
    Form form,
    Nonlinearity activation,
    Stream stream,
    EndPrecision firstLayer,
    EndPrecision lastLayer,
    boolean bias,
    double outputScale) {

  public Mobilenetv2Parameters {
    if (!(width >= 0.05 && width <= 4)) {
      throw new IllegalArgumentException("width must be in [0.05, 4], was " + width);
    }
    if (!(outputScale >= 0 && outputScale <= 1e6)) {
      throw new IllegalArgumentException("outputScale must be in [0, 1e6], was " + outputScale);
    }
  }

  /**
   * So many channels times the width, to the nearest multiple of 8, at least 8, and not less than
   * nine tenths of the exact number (the rule of the authors' code).
   */
  int channels(int atWidthOne) {
    double exact = atWidthOne * width;
    int rounded = Math.max(8, (int) (exact + 4) / 8 * 8);
    return rounded < 0.9 * exact ? rounded + 8 : rounded;
  }

  /** Channels of the last convolution. */
  int lastChannels() {
    return width > 1 ? channels(1280) : 1280;
  }
}
