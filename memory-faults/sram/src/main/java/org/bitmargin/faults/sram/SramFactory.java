package org.bitmargin.faults.sram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.ErrorRates;
import org.bitmargin.faults.technology.IndependentErrors;
import org.bitmargin.faults.technology.NvmExplorer;

/**
 * The plug-in {@code sram}: random bit errors of SRAM at low voltage.
 *
 * <p>A cell reads wrong below its own failure voltage ({@link FailureVoltage}), whatever it stores,
 * independently of its neighbours: the source describes its errors as random and, for a chip,
 * persistent, and states no direction. A chip at a lower voltage has all the faults of a higher
 * one. Energy goes with the square of the voltage.
 */
public final class SramFactory implements FaultModelFactory<SramParameters> {
  /** 2 MiB of SRAM: read and write in pJ a word, leakage in mW. */
  private static final EnergyProfile.Cost NOMINAL = NvmExplorer.cost(1.13, 17.0, 56, 2);

  private static final Reference ENERGY =
      NvmExplorer.reference(
          "2 MiB SRAM read 1.13 pJ, write 17.0 pJ, leakage 56 mW; all three taken to fall with the"
              + " square of the voltage, which meets the energies of Stutz et al. within 1 %",
          Reference.Standing.DERIVED);

  @Override
  public String name() {
    return "sram";
  }

  @Override
  public String summary() {
    return "SRAM below its safe voltage: a cell reads wrong below a failure voltage of its own.";
  }

  @Override
  public String formula() {
    return "p(v) = Phi(z(v)), v = V/Vmin in (0, 1], z linear between the measured points"
        + " (.750, 20.5 %) (.792, 5.6 %) (.833, 1.1 %) (.875, .13 %) (.917, .0065 %),"
        + " slope -1/0.0553 beyond them; p01 = p10 = p; energy ~ v^2";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "D. Stutz, N. Chandramoorthy, M. Hein and B. Schiele, Bit Error Robustness for"
            + " Energy-Efficient DNN Accelerators, MLSys 2021 (poster: bit error rate against"
            + " voltage of 32 arrays of 512 x 64 cells, 14 nm)",
        "arXiv:2006.13977",
        Reference.Standing.READ);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "Between and beyond the measured voltages: probit interpolation, and the standard"
                + " deviation 0.0553 of the normal law fitted to them",
            "",
            Reference.Standing.DERIVED),
        ENERGY);
  }

  @Override
  public Class<SramParameters> parametersType() {
    return SramParameters.class;
  }

  /** The measured point of 1.1 %. */
  @Override
  public SramParameters defaults() {
    return new SramParameters(0.833, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(SramParameters parameters) {
    return new IndependentErrors(
        name(),
        parameters.lifetime(),
        ErrorRates.symmetric(FailureVoltage.bitErrorRate(parameters.voltage())),
        SramFactory::energy);
  }

  private static Optional<EnergyProfile> energy(double bitErrorRate) {
    double voltage = FailureVoltage.voltage(bitErrorRate);
    return Optional.of(new EnergyProfile(NOMINAL.times(voltage * voltage), NOMINAL, ENERGY));
  }

  @Override
  public Optional<OperatingCurve> operatingCurve() {
    double[] voltages = new double[36];
    Arrays.setAll(voltages, i -> (65 + i) / 100.0);
    double[] rates =
        Arrays.stream(voltages)
            .map(v -> create(new SramParameters(v, Lifetime.PER_CHIP)).bitErrorRate())
            .toArray();
    return Optional.of(new OperatingCurve("voltage", "V/Vmin", voltages, rates));
  }
}
