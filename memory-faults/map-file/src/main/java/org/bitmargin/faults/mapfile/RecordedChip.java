package org.bitmargin.faults.mapfile;

import org.bitmargin.api.FaultMap;

/**
 * A chip with its record.
 *
 * @param header where it came from and which memory it fits
 * @param map its sites; severity 1 is the bit error rate of the header
 */
public record RecordedChip(FaultMapHeader header, FaultMap map) {

  public RecordedChip {
    if (map.size() > 0) {
      long last = map.site(map.size() - 1);
      long bits = header.layout().bitCount();
      if (map.site(0) < 0 || last >= bits) {
        throw new IllegalArgumentException(
            "site %d lies outside the layout of %d bits"
                .formatted(map.site(0) < 0 ? map.site(0) : last, bits));
      }
    }
  }

  /**
   * The share of bits that turn at severity 1 when zeros and ones are equally likely; 0 for a
   * memory without bits.
   */
  public double realisedRate() {
    long turns = 0;
    for (int i = 0; i < map.size(); i++) {
      turns += (map.onset01(i) < 1 ? 1 : 0) + (map.onset10(i) < 1 ? 1 : 0);
    }
    long bits = header.layout().bitCount();
    return bits == 0 ? 0 : turns / 2.0 / bits;
  }
}
