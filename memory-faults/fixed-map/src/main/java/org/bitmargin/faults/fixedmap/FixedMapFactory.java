package org.bitmargin.faults.fixedmap;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code fixed-map}. */
public final class FixedMapFactory implements FaultModelFactory<FixedMapParameters> {

  @Override
  public String name() {
    return "fixed-map";
  }

  @Override
  public String summary() {
    return "Replays recorded chips: fault maps exported from a run, or measured on silicon.";
  }

  @Override
  public String formula() {
    return """
        chip k is the recorded chip k of a memory laid out alike; rates up to the recorded rate R
        a site fails at rate r where onset < r / R; sites and onsets are those of the file""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "I. E. Yuksel, B. Salami, O. Ergin, O. S. Unsal and A. Cristal Kestelman, MoRS: An"
            + " Approximate Fault Modelling Framework for Reduced-Voltage SRAMs, 2022 (abstract:"
            + " accuracy under random faults differs by up to 23.2 % from that under faults measured"
            + " on chips)",
        "https://scholar.archive.org/work/2w6l6njvbzg7rc7hcogn2hwtsa", Reference.Standing.READ);
  }

  @Override
  public Class<FixedMapParameters> parametersType() {
    return FixedMapParameters.class;
  }

  /** No maps: they must be named. */
  @Override
  public FixedMapParameters defaults() {
    return new FixedMapParameters(List.of(), Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(FixedMapParameters parameters) {
    return new FixedMap(Recordings.of(parameters));
  }
}
