package org.bitmargin.models.nn;

import java.util.List;
import java.util.Locale;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Quantizer;

/** What a hidden value goes through before it is quantized and stored. */
public enum Nonlinearity {
  /** Clipping to [−1, 1], the range of the default activation quantizers; the only one at 1 bit. */
  HARDTANH,
  /** max(0, x); its quantizer needs a bound that suits the values. */
  RELU,
  /** min(6, max(0, x)); its quantizer needs a bound of 6. */
  RELU6;

  /** The step itself. */
  public Layer layer(String name) {
    return switch (this) {
      case HARDTANH -> new HardTanh(name);
      case RELU -> Clip.relu(name);
      case RELU6 -> Clip.relu6(name);
    };
  }

  /** The step for values that keep their sign: clipping to the range alone. */
  Layer linear(String name) {
    return switch (this) {
      case HARDTANH -> new HardTanh(name);
      case RELU -> new Clip(name, -Float.MAX_VALUE, Float.MAX_VALUE);
      case RELU6 -> new Clip(name, -6, 6);
    };
  }

  /**
   * The step and the quantizer after it, named {@code prefix.act} and {@code prefix.quant}.
   *
   * @throws InvalidInputException where one bit could not tell the values apart
   */
  public List<Layer> then(String prefix, Quantizer quantizer) {
    if (this != HARDTANH && quantizer.bits() == 1) {
      throw new InvalidInputException(
          "activation %s gives no negative values, of which 1-bit activations keep nothing:"
                  .formatted(name().toLowerCase(Locale.ROOT))
              + " use hardtanh or more bits");
    }
    return List.of(layer(prefix + ".act"), new ActivationQuantizer(prefix + ".quant", quantizer));
  }
}
