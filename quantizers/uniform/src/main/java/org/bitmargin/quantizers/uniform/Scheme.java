package org.bitmargin.quantizers.uniform;

/** Where the levels of b bits lie. */
public enum Scheme {
  /** 2^b levels from the lower to the upper end of the range; 0 need not be one of them. */
  AFFINE,
  /** 2^b − 1 levels from −bound to bound, 0 in the middle. */
  SYMMETRIC
}
