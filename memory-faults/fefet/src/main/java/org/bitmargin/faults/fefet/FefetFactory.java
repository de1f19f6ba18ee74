package org.bitmargin.faults.fefet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.IndependentErrors;
import org.bitmargin.faults.technology.NvmExplorer;

/**
 * The plug-in {@code fefet}: bit errors of ferroelectric field-effect transistors by temperature.
 *
 * <p>Published: the errors depend on the temperature and differ in zeros and ones. Assumed: that
 * they grow exponentially, how fast, and their size at 25 °C. The energy is that of the array at
 * any temperature.
 */
public final class FefetFactory implements FaultModelFactory<FefetParameters> {
  /** 1 MiB of FeFET cells: read and write in pJ a word, leakage in mW. */
  private static final EnergyProfile.Cost ARRAY = NvmExplorer.cost(0.705, 18.852, 0.616532, 1);

  private static final Reference ENERGY =
      NvmExplorer.reference(
          "1 MiB FeFET read 0.705 pJ, write 18.9 pJ, leakage 0.617 mW", Reference.Standing.READ);

  @Override
  public String name() {
    return "fefet";
  }

  @Override
  public String summary() {
    return "FeFET memory: errors by temperature, zeros and ones apart (rates assumed).";
  }

  @Override
  public String formula() {
    return "p01(T) = rate01 * exp(growth01 * (T - 25)), p10(T) = rate10 * exp(growth10 * (T - 25)),"
        + " T in degrees Celsius; form and values assumed, only p01 != p10 and their dependence on T"
        + " are published";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "M. Yayla, S. Buschjaeger, A. Gupta, J.-J. Chen, J. Henkel, K. Morik, K.-H. Chen and"
            + " H. Amrouch, FeFET-Based Binarized Neural Networks Under Temperature-Dependent Bit"
            + " Errors, IEEE Transactions on Computers 71(7), 2022 (abstract: the error rates depend"
            + " on temperature and are asymmetric)",
        "doi:10.1109/TC.2021.3104736",
        Reference.Standing.READ);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "Exponential growth with the temperature, 1.3 % a degree, from 1 % (0 reads 1) and 0.5 %"
                + " (1 reads 0) at 25 degrees Celsius: no published rates were verified",
            "", Reference.Standing.ASSUMED),
        ENERGY);
  }

  @Override
  public Class<FefetParameters> parametersType() {
    return FefetParameters.class;
  }

  /** 85 °C, the end of the commercial range; all rates assumed. */
  @Override
  public FefetParameters defaults() {
    return at(85);
  }

  private static FefetParameters at(double temperature) {
    return new FefetParameters(temperature, 0.01, 0.005, 0.013, 0.013, Lifetime.PER_INFERENCE);
  }

  @Override
  public FaultModel create(FefetParameters parameters) {
    return new IndependentErrors(
        name(),
        parameters.lifetime(),
        parameters.rates(),
        rate -> Optional.of(new EnergyProfile(ARRAY, ARRAY, ENERGY)));
  }

  @Override
  public Optional<OperatingCurve> operatingCurve() {
    double[] temperatures = new double[18];
    Arrays.setAll(temperatures, i -> 5.0 * i);
    double[] rates = Arrays.stream(temperatures).map(t -> create(at(t)).bitErrorRate()).toArray();
    return Optional.of(new OperatingCurve("temperature", "°C", temperatures, rates));
  }
}
