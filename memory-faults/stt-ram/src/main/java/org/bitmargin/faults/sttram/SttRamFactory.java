package org.bitmargin.faults.sttram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.OperatingCurve;
import org.bitmargin.api.Reference;
import org.bitmargin.faults.technology.IndependentErrors;

/**
 * The plug-in {@code stt-ram}: write errors, loss of retention and read disturb of
 * spin-transfer-torque RAM ({@link Junction}, {@link StoredBit}).
 *
 * <p>Moved to another bit error rate, zeros and ones keep their proportion.
 */
public final class SttRamFactory implements FaultModelFactory<SttRamParameters> {

  @Override
  public String name() {
    return "stt-ram";
  }

  @Override
  public String summary() {
    return "STT-RAM: writes that fail by pulse and current, lost retention, disturbing reads.";
  }

  @Override
  public String formula() {
    return """
        write: w = 1 - exp(-(pi^2/4) D (i-1) / (i e^(2(i-1)t) - 1)), D = stability, i = overdrive,\
         t = pulse * switchingRate; mean of both directions, of 0->1 (leaves 0 for a stored 1) to\
         1->0 = asymmetry : 1
        retention: r = 1 - exp(-time / (1 ns * e^D)), either way
        read disturb: d = 1 - exp(-reads * readPulse / 1 ns * e^(-D (1 - readCurrent))), turns disturbedBit only
        a bit is wrong after write, retention and reads in turn; each averaged over D by spread""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "W. H. Butler et al., Switching Distributions for Perpendicular Spin-Torque Devices Within"
            + " the Macrospin Approximation, IEEE Transactions on Magnetics 48, 2012 (tail of the"
            + " write error)",
        "",
        Reference.Standing.READ);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "Write error in closed form beyond its tail; retention and read disturb as thermal"
                + " activation with an attempt time of 1 ns; switching rate 1/ns, asymmetry 2, read"
                + " current and pulse",
            "",
            Reference.Standing.ASSUMED),
        new Reference(
            "That writing 0->1 errs more than 1->0, as the literature on STT-RAM has it; how much more"
                + " was not found",
            "",
            Reference.Standing.SECONDARY),
        new Reference(
            "N. Locatelli, A. F. Vincent and D. Querlioz, Use of Magnetoresistive Random-Access"
                + " Memory as Approximate Memory for Training Neural Networks, 2018 (abstract: pulse"
                + " amplitude or duration sets the bit error rate; 74 % of programming energy saved"
                + " for 1 % of recognition)",
            "arXiv:1810.10836", Reference.Standing.READ),
        WriteEnergy.SOURCE);
  }

  @Override
  public Class<SttRamParameters> parametersType() {
    return SttRamParameters.class;
  }

  /** Writes of 6 ns at twice the critical current, read back at once. */
  @Override
  public SttRamParameters defaults() {
    return written(6);
  }

  private static SttRamParameters written(double pulse) {
    return new SttRamParameters(
        pulse, 2, 60, 1, 2, 0, Spread.NORMAL, 0, 0, 0.3, 1, 1, Lifetime.PER_WRITE);
  }

  @Override
  public FaultModel create(SttRamParameters parameters) {
    StoredBit bit = new StoredBit(parameters);
    WriteEnergy energy = new WriteEnergy(parameters, bit);
    return new IndependentErrors(
        name(), parameters.lifetime(), bit.rates(parameters.pulse()), energy::at);
  }

  @Override
  public Optional<OperatingCurve> operatingCurve() {
    double[] pulses = new double[25];
    Arrays.setAll(pulses, i -> 2 + i / 3.0);
    double[] rates =
        Arrays.stream(pulses).map(pulse -> create(written(pulse)).bitErrorRate()).toArray();
    return Optional.of(new OperatingCurve("pulse", "ns", pulses, rates));
  }
}
