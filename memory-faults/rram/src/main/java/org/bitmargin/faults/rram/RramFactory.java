package org.bitmargin.faults.rram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.ErrorRates;
import org.bitmargin.faults.technology.IndependentErrors;

/** The plug-in {@code rram}: stuck cells, multi-level cells or low-power programming. */
public final class RramFactory implements FaultModelFactory<RramParameters> {
  /** Puts e at 9.7e-4, in the middle of what NVMExplorer's 3-bit cells have. */
  private static final double SEPARATION = 6.2;

  @Override
  public String name() {
    return "rram";
  }

  @Override
  public String summary() {
    return "RRAM: cells stuck in a resistance state, multi-level cells off by one, or low power.";
  }

  @Override
  public String formula() {
    return """
        stuck-at: stuckLow cells read lowResistanceBit, stuckHigh cells the other; BER = (stuckLow + stuckHigh) / 2
        multi-level: e = Phi(-separation/2) a threshold, -1 or +1 level, turns the bits in which the\
         codes differ; BER = e * (bits that change over all thresholds) / (2^(bits-1) * bits) where\
         levels are equally likely
        low-power: p01 = p10 = rate""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Stuck-at rates of resistive crossbars, 1.75 % low-resistance and 9.04 % high-resistance, as"
            + " used since DATE 2017 (papers disagree which of them is stuck-at-0)",
        "", Reference.Standing.SECONDARY);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "L. Pentecost et al., NVMExplorer, HPCA 2022: normal levels with thresholds at the"
                + " crossing, errors by one level",
            "arXiv:2109.01188",
            Reference.Standing.READ),
        new Reference(
            "Error rates a level of those parameters, 1.5e-4 to 6.3e-3 in 3-bit cells and at most"
                + " 1.7e-8 in 2-bit cells; levels spaced evenly in place of theirs",
            "",
            Reference.Standing.DERIVED),
        new Reference(
            "Resistive memory programmed at low power: bit error rates up to 3.3 %, 2020",
            "arXiv:2002.00909", Reference.Standing.READ),
        new Reference(
            "T. Hirtzlin et al., Outstanding Bit Error Tolerance of Resistive RAM-Based Binarized"
                + " Neural Networks, 2019 (abstract: programming energy falls by a factor of 30 where"
                + " bit error rates of 4 % are tolerated; not part of the energy here)",
            "arXiv:1904.03652", Reference.Standing.READ),
        ArrayEnergy.SOURCE);
  }

  @Override
  public Class<RramParameters> parametersType() {
    return RramParameters.class;
  }

  /** The stuck-at rates most papers use; that the low-resistance state stores a 1 is assumed. */
  @Override
  public RramParameters defaults() {
    return parameters(Mechanism.STUCK_AT, SEPARATION, Lifetime.PER_CHIP);
  }

  private static RramParameters parameters(
      Mechanism mechanism, double separation, Lifetime lifetime) {
    return new RramParameters(
        mechanism, 0.0175, 0.0904, 1, 3, separation, Coding.GRAY, 0.033, lifetime);
  }

  @Override
  public FaultModel create(RramParameters parameters) {
    return switch (parameters.mechanism()) {
      case STUCK_AT -> new StuckCells(parameters);
      case MULTI_LEVEL -> new MultiLevel(parameters);
      case LOW_POWER ->
          new IndependentErrors(
              "rram at low power",
              parameters.lifetime(),
              ErrorRates.symmetric(parameters.rate()),
              rate -> Optional.of(ArrayEnergy.PROFILE));
    };
  }

  /** Of 3-bit cells in Gray code. */
  @Override
  public Optional<OperatingCurve> operatingCurve() {
    double[] separations = new double[21];
    Arrays.setAll(separations, i -> 4 + i * 0.4);
    double[] rates =
        Arrays.stream(separations)
            .map(
                s ->
                    create(parameters(Mechanism.MULTI_LEVEL, s, Lifetime.PER_WRITE)).bitErrorRate())
            .toArray();
    return Optional.of(
        new OperatingCurve(
            "separation", "level distance / standard deviation", separations, rates));
  }
}
