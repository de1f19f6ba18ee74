package org.bitmargin.quantizers.uniform;

/** What shares one range. */
public enum Granularity {
  /** The whole tensor. */
  PER_TENSOR,
  /** Each index of dimension 0, which is the output channel of a weight. */
  PER_CHANNEL
}
