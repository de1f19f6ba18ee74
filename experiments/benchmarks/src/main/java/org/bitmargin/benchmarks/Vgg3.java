package org.bitmargin.benchmarks;

import org.bitmargin.api.Model;
import org.bitmargin.models.vgg3.Vgg3Factory;
import org.bitmargin.models.vgg3.Vgg3Parameters;

/** Our smallest network, which most rows measure. */
final class Vgg3 {
  private Vgg3() {}

  /** The default size on 28×28 pixels. */
  static Model create(int bits) {
    return Network.VGG3.create(bits);
  }

  static Model create(int bits, Vgg3Parameters parameters, int side) {
    return new Vgg3Factory().create(parameters, Network.context(bits, 1, side));
  }
}
