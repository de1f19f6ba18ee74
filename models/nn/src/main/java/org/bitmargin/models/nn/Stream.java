package org.bitmargin.models.nn;

import org.bitmargin.api.Quantizer;

/** What runs from block to block of a network with shortcuts. */
public enum Stream {
  /**
   * Real with 1-bit activations, quantized otherwise: a sign after every block would leave the
   * shortcuts nothing to carry, and a deep network does not learn so.
   */
  BY_BITS,
  /** Each block's sum is quantized, so that all that is stored between layers is. */
  QUANTIZED,
  /**
   * Sums stay real, only what enters a convolution is quantized, and every convolution that can
   * have a shortcut has one (Liu et al., Bi-Real Net, ECCV 2018, arXiv:1808.00278; for blocks with
   * depthwise convolutions Phan et al., MoBiNet, WACV 2020, arXiv:1907.12629).
   */
  REAL;

  /** Whether sums stay real between quantizers of this kind. */
  public boolean isReal(Quantizer activations) {
    return this == REAL || this == BY_BITS && activations.bits() == 1;
  }
}
