package org.bitmargin.faults.dram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;

/** The plug-in {@code dram}: the error models of EDEN by voltage, retention or as given. */
public final class DramFactory implements FaultModelFactory<DramParameters> {

  @Override
  public String name() {
    return "dram";
  }

  @Override
  public String summary() {
    return "Approximate DRAM: weak cells, even or along lines, by voltage or by retention.";
  }

  @Override
  public String formula() {
    return """
        BER = weak share * failure probability of a weak cell at an access
        bitline, wordline: weakLines of the lines have weak cells, each cell there with (weak share) / weakLines
        data-dependent: failure0 where a 0 is stored, failure1 where a 1 is, BER with their mean
        voltage: BER = 1 - (1 - lines with an error)^(1/512), its logarithm linear between measured voltages
        retention: ln BER linear in ln t and in T between (20 C, 1 s) 1.3e-10, (20 C, 2 s) 3.8e-9,\
         (70 C, 1 s) 3.0e-9, (70 C, 2 s) 1.5e-7; 0 up to 0.256 s""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "S. Koppula et al., EDEN: Enabling Energy-Efficient, High-Performance Deep Neural Network"
            + " Inference Using Approximate DRAM, MICRO 2019 (error models 0 to 3; no parameters"
            + " found)",
        "arXiv:1910.05340",
        Reference.Standing.SECONDARY);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "K. Chang et al., Understanding Reduced-Voltage Operation in Modern DRAM Devices, 2017:"
                + " data of the characterisation, lines with an error by voltage at 20 degrees Celsius"
                + " and bits with an error by refresh interval",
            "https://github.com/CMU-SAFARI/DRAM-Voltage-Study",
            Reference.Standing.READ),
        new Reference(
            "Medians over the modules of a vendor, bit error rates from lines by independence, rates"
                + " of retention from counts, all interpolation",
            "",
            Reference.Standing.DERIVED),
        new Reference(
            "Weak cells fail at half of the accesses (data-dependent: a quarter with a 0, three"
                + " quarters with a 1), one line in twenty has weak cells",
            "",
            Reference.Standing.ASSUMED),
        DramEnergy.SOURCE);
  }

  @Override
  public Class<DramParameters> parametersType() {
    return DramParameters.class;
  }

  /** Vendor B at 1.05 V. */
  @Override
  public DramParameters defaults() {
    return at(1.05);
  }

  private static DramParameters at(double voltage) {
    return new DramParameters(
        ErrorModel.UNIFORM,
        Driver.VOLTAGE,
        Vendor.B,
        voltage,
        1,
        70,
        0.01,
        0.5,
        0.25,
        0.75,
        0.05,
        Lifetime.PER_ACCESS);
  }

  @Override
  public FaultModel create(DramParameters parameters) {
    return new DramMemory(parameters);
  }

  /** Of vendor B, where the median module has errors. */
  @Override
  public Optional<OperatingCurve> operatingCurve() {
    double[] voltages = new double[30];
    Arrays.setAll(voltages, i -> (1025 + 2.5 * i) / 1000);
    double[] rates = Arrays.stream(voltages).map(v -> create(at(v)).bitErrorRate()).toArray();
    return Optional.of(new OperatingCurve("voltage", "V", voltages, rates));
  }
}
