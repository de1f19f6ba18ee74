package org.bitmargin.models.nn;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Quantizer;

/** How the weights of a first or last layer are stored. */
public enum EndPrecision {
  /** As all others. */
  QUANTIZED,
  /** As floats, which many quantized networks keep there. */
  FULL_PRECISION;

  /** The quantizer of such a layer. */
  public Quantizer of(Quantizer weights) {
    return this == QUANTIZED ? weights : FullPrecision.INSTANCE;
  }
}
