package org.bitmargin.models.nn;

import org.bitmargin.api.Quantizer;

/** A layer that computes faster where it knows what its input was quantized to. */
interface TakesLevels {
  /** Every input in training is a value of this quantizer. */
  void input(Quantizer quantizer);
}
