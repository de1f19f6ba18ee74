package org.bitmargin.faults.clustered;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code clustered}. */
public final class ClusteredFactory implements FaultModelFactory<ClusteredParameters> {
  private static final Reference BRAM =
      new Reference(
          "B. Salami, O. S. Unsal and A. Cristal Kestelman, Fault Characterization Through FPGA"
              + " Undervolting, FPL 2018 (undervolted block RAMs: faults not uniform over the BRAMs,"
              + " abstract; no variation published there)",
          "https://upcommons.upc.edu/entities/publication/98242153-0175-4ea2-bf41-c7421ba4bcee",
          Reference.Standing.READ);
  private static final Reference MAPS =
      new Reference(
          "M. A. Soyturk, K. Parasyris, B. Salami, O. Unsal, G. Yalcin and L. Bautista Gomez,"
              + " Hardware Versus Software Fault Injection of Modern Undervolted SRAMs, 2019 (real and"
              + " uniformly random fault maps differ by up to 24 % in the resiliency of a benchmark)",
          "arXiv:1912.00154", Reference.Standing.READ);
  private static final Reference VARIATIONS =
      new Reference(
          "log-normal multipliers and their default variations: own choice, no measured figures"
              + " found",
          "",
          Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "clustered";
  }

  @Override
  public String summary() {
    return "Errors uneven over the banks, rows and columns of the memory, at the mean rate asked for.";
  }

  @Override
  public String formula() {
    return """
        P(cell in bank b, row r, column c fails) = 1 - exp(-h M), M = B_b R_br C_bc; about rate x M where rates are small
        B, R, C log-normal, mean 1, coefficients of variation bankVariation, rowVariation, columnVariation; drawn once a chip
        h is such that the mean over cells and chips is the rate: E[1 - exp(-h M)] = p, p = p01 or p10, whichever is larger
        errors of a row of n cells: variance = m + m^2 ((1 + b^2)(1 + r^2)(1 + c^2 / n) - 1), m their mean, b, r, c the variations""";
  }

  @Override
  public Reference reference() {
    return BRAM;
  }

  @Override
  public List<Reference> sources() {
    return List.of(BRAM, MAPS, VARIATIONS);
  }

  @Override
  public Class<ClusteredParameters> parametersType() {
    return ClusteredParameters.class;
  }

  /** 1 %, banks, rows and columns that vary by half their mean: assumed. */
  @Override
  public ClusteredParameters defaults() {
    return new ClusteredParameters(0.01, 0.01, 0.5, 0.5, 0.5, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(ClusteredParameters parameters) {
    return new Clustered(parameters);
  }
}
