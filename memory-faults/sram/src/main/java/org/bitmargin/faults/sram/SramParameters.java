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
    if (voltage > 1) {
      throw new IllegalArgumentException(
          "voltage above Vmin has no faults in this model: it must lie in (0, 1], the share of Vmin, was "
              + voltage);
    }
    if (!(voltage > 0)) {
      throw new IllegalArgumentException(
          "voltage must lie in (0, 1], the share of Vmin, was " + voltage);
    }
    Lifetimes.require(
        lifetime, "the voltage a cell fails at is set in manufacture", Lifetime.PER_CHIP);
  }
}
