package org.bitmargin.faults.burst;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code burst}. */
public final class BurstFactory implements FaultModelFactory<BurstParameters> {
  private static final Reference GILBERT =
      new Reference(
          "E. N. Gilbert, Capacity of a burst-noise channel, Bell System Technical Journal 39 (5),"
              + " 1253-1265, 1960 (two states, error-free G; B with an error rate of its own)",
          "doi:10.1002/j.1538-7305.1960.tb03959.x",
          Reference.Standing.SECONDARY);
  private static final Reference ELLIOTT =
      new Reference(
          "E. O. Elliott, Estimates of error rates for codes on burst-noise channels, Bell System"
              + " Technical Journal 42 (5), 1977-1997, 1963 (errors in both states)",
          "doi:10.1002/j.1538-7305.1963.tb00955.x",
          Reference.Standing.SECONDARY);

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public String summary() {
    return "Errors in bursts along addresses, rows or columns: the channel of Gilbert and Elliott.";
  }

  @Override
  public String formula() {
    return """
        from good to bad with pGB, from bad to good with pBG; share of bad bits pi = pGB / (pGB + pBG)
        P(bit reads wrong) = badRate in a burst, goodRate outside; BER = pi badRate + (1 - pi) goodRate
        P(burst of n bits) = pBG (1 - pBG)^(n - 1), mean 1 / pBG; another BER has more or fewer bursts of the same kind""";
  }

  @Override
  public Reference reference() {
    return GILBERT;
  }

  @Override
  public List<Reference> sources() {
    return List.of(GILBERT, ELLIOTT);
  }

  @Override
  public Class<BurstParameters> parametersType() {
    return BurstParameters.class;
  }

  /**
   * Bursts of 4 bits in which every second bit is wrong (Gilbert's 0.5 [S]), 2 % of the bits in
   * bursts: no figures for memories were found, length and share are assumed.
   */
  @Override
  public BurstParameters defaults() {
    return new BurstParameters(
        0.005, 0.25, 0.5, 0, BurstParameters.Along.ADDRESSES, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(BurstParameters parameters) {
    return new Burst(parameters);
  }
}
