package org.bitmargin.faults.sram;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.Lifetimes;

/**
 * Parameters of low-voltage SRAM.
 *
 * @param voltage supply voltage as a share of Vmin, the lowest voltage without faults, in (0, 1]
 * @param lifetime per-chip: which cells fail at a voltage is set in manufacture
 */
public record SramParameters(double voltage, Lifetime lifetime) {

  public SramParameters {
    if (!(voltage > 0 && voltage <= 1)) {
      throw new IllegalArgumentException(
          "voltage must lie in (0, 1], the share of Vmin%s, was %s"
              .formatted(voltage > 1 ? ", above which there are no faults" : "", voltage));
    }
    Lifetimes.require(
        lifetime, "the voltage a cell fails at is set in manufacture", Lifetime.PER_CHIP);
  }
}
