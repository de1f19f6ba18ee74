package org.bitmargin.faults.dram;

import java.util.Optional;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.Reference;

/**
 * What DRAM takes: known by voltage alone. What rarer refreshes save was not found, so memories
 * driven by retention, or by a given share of weak cells, take the nominal energy.
 */
final class DramEnergy {
  static final Reference SOURCE =
      new Reference(
          "M. Horowitz, Computing's Energy Problem, ISSCC 2014: a DRAM read takes 640 pJ for 32 bits at"
              + " 45 nm (third party's summary); that a write takes as much, that both go with"
              + " (V / 1.35 V)^2, and nothing for background and refresh, is assumed",
          "",
          Reference.Standing.ASSUMED);

  private static final EnergyProfile.Cost NOMINAL = new EnergyProfile.Cost(20, 20, 0);

  private DramEnergy() {}

  /** At a bit error rate; nominal at 0, empty where no measured voltage has it. */
  static Optional<EnergyProfile> of(DramParameters parameters, double bitErrorRate) {
    double voltage = Vendor.NOMINAL_VOLTAGE;
    if (parameters.driver() == Driver.VOLTAGE) {
      if (bitErrorRate == parameters.bitErrorRate()) {
        voltage = parameters.voltage();
      } else if (bitErrorRate > 0) {
        voltage = parameters.vendor().voltage(bitErrorRate);
      }
      if (voltage < parameters.vendor().lowest()) {
        return Optional.empty();
      }
    }
    double share = voltage / Vendor.NOMINAL_VOLTAGE;
    return Optional.of(new EnergyProfile(NOMINAL.times(share * share), NOMINAL, SOURCE));
  }
}
