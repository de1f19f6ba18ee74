package org.bitmargin.faults.sttram;

import java.util.Optional;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.NvmExplorer;

/**
 * What a write takes by its pulse: as much energy a nanosecond as NVMExplorer's cell takes, which
 * is written for 2 ns; with the square of the current (assumed). The nominal pulse is the 10 ns of
 * its template cell.
 */
final class WriteEnergy {
  static final Reference SOURCE =
      NvmExplorer.reference(
          "2 MiB STT-RAM read 4.37 pJ, leakage 22 mW, write 43.5 pJ with pulses of 2 ns; that writing"
              + " takes pulse x overdrive^2, with an overdrive of 2 and nominally 10 ns, is assumed",
          Reference.Standing.ASSUMED);

  private static final double MODELLED_PULSE = 2;
  private static final double MODELLED_OVERDRIVE = 2;
  private static final double NOMINAL_PULSE = 10;
  private static final EnergyProfile.Cost MODELLED = NvmExplorer.cost(4.37, 43.5, 22, 2);

  private final SttRamParameters parameters;
  private final StoredBit bit;

  WriteEnergy(SttRamParameters parameters, StoredBit bit) {
    this.parameters = parameters;
    this.bit = bit;
  }

  /** Of the pulse that has a bit error rate; the nominal one at 0; empty where no pulse has it. */
  Optional<EnergyProfile> at(double bitErrorRate) {
    if (bitErrorRate == 0) {
      return Optional.of(profile(NOMINAL_PULSE));
    }
    double own = bit.rates(parameters.pulse()).mean();
    if (Math.abs(bitErrorRate - own) <= 1e-12 * own) {
      return Optional.of(profile(parameters.pulse()));
    }
    double shortest = 0;
    // By then the write error is below e^-100.
    double longest = 60 / ((parameters.overdrive() - 1) * parameters.switchingRate());
    if (bitErrorRate < bit.rates(longest).mean() || bitErrorRate > bit.rates(shortest).mean()) {
      return Optional.empty();
    }
    for (int i = 0; i < 60; i++) {
      double middle = (shortest + longest) / 2;
      if (bit.rates(middle).mean() > bitErrorRate) {
        shortest = middle;
      } else {
        longest = middle;
      }
    }
    return Optional.of(profile(longest));
  }

  private EnergyProfile profile(double pulse) {
    return new EnergyProfile(
        cost(pulse, parameters.overdrive()), cost(NOMINAL_PULSE, MODELLED_OVERDRIVE), SOURCE);
  }

  private static EnergyProfile.Cost cost(double pulse, double overdrive) {
    double current = overdrive / MODELLED_OVERDRIVE;
    return new EnergyProfile.Cost(
        MODELLED.read(),
        MODELLED.write() * (pulse / MODELLED_PULSE) * current * current,
        MODELLED.leakage());
  }
}
