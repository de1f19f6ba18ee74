package org.bitmargin.api;

import java.util.List;

/**
 * What a layer of a network stores, and what it computes for one image.
 *
 * @param name of the layer, unique within its network
 * @param output sizes of its output for one image, e.g. [64, 14, 14]
 * @param quantized numbers it stores by the weight quantizer
 * @param full numbers it stores in full precision, 32 bits each
 * @param multiplyAdds of its products with weights
 */
public record LayerSummary(
    String name, List<Long> output, long quantized, long full, long multiplyAdds) {

  public LayerSummary {
    output = List.copyOf(output);
  }

  /** All numbers it stores. */
  public long stored() {
    return quantized + full;
  }

  /**
   * Bits it stores.
   *
   * @param bits of a quantized number
   */
  public long storedBits(int bits) {
    return quantized * bits + full * Float.SIZE;
  }
}
