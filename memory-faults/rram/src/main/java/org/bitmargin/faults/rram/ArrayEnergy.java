package org.bitmargin.faults.rram;

import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.NvmExplorer;

/** What the array takes; the same at every point, as no figures by error rate were found. */
final class ArrayEnergy {
  static final Reference SOURCE =
      NvmExplorer.reference(
          "2 MiB RRAM read 6.18 pJ, write 49.7 pJ, leakage 12 mW, single-level cells",
          Reference.Standing.READ);

  static final EnergyProfile PROFILE = profile(NvmExplorer.cost(6.18, 49.7, 12, 2));

  private ArrayEnergy() {}

  private static EnergyProfile profile(EnergyProfile.Cost array) {
    return new EnergyProfile(array, array, SOURCE);
  }
}
