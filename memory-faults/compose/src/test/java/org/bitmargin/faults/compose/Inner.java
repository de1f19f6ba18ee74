package org.bitmargin.faults.compose;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.InnerFaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.bitflip.BitFlipFactory;
import org.bitmargin.faults.bitflip.BitFlipParameters;
import org.bitmargin.faults.bitposition.BitPositionFactory;
import org.bitmargin.faults.bitposition.BitPositionParameters;
import org.bitmargin.faults.compose.ComposeParameters.Overlap;
import org.bitmargin.faults.stuckat.StuckAtFactory;
import org.bitmargin.faults.stuckat.StuckAtParameters;

/** Parts, made as one who reads a configuration makes them. */
final class Inner {
  private Inner() {}

  private static <P extends Record> Part part(
      String tensors, FaultModelFactory<P> factory, P parameters) {
    return new Part(
        List.of(tensors.split(" ")),
        new InnerFaultModel(factory.name(), parameters, factory.create(parameters)));
  }

  static Part flips(String tensors, double rate, Lifetime lifetime) {
    return part(tensors, new BitFlipFactory(), new BitFlipParameters(rate, rate, lifetime));
  }

  static Part flips(String tensors, double rate) {
    return flips(tensors, rate, Lifetime.PER_CHIP);
  }

  static Part stuck(String tensors, double p0, double p1) {
    return part(tensors, new StuckAtFactory(), new StuckAtParameters(p0, p1, Lifetime.PER_CHIP));
  }

  static Part positions(String tensors, List<Double> rates) {
    return part(
        tensors, new BitPositionFactory(), new BitPositionParameters(rates, Lifetime.PER_CHIP));
  }

  static FaultModel compose(Overlap overlap, List<Part> fixed, Part... parts) {
    return new ComposeFactory().create(new ComposeParameters(List.of(parts), fixed, overlap));
  }

  static FaultModel compose(Part... parts) {
    return compose(Overlap.ADD, List.of(), parts);
  }
}
