package org.bitmargin.faults.compose;

import java.util.List;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.compose.ComposeParameters.Overlap;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

/** One part with everything is the model it is made of. */
class ComposeContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new ComposeFactory();
  }

  @Override
  protected Record parameters() {
    return new ComposeParameters(List.of(Inner.flips("*", 0.01)), List.of(), Overlap.ADD);
  }

  /**
   * The memory of the test between two parts of one rate, of which the first takes what both name.
   */
  @Nested
  class Divided extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new ComposeFactory();
    }

    @Override
    protected Record parameters() {
      return new ComposeParameters(
          List.of(
              Inner.flips("*e* conv1*", 0.02, Lifetime.PER_ACCESS),
              Inner.flips("*", 0.02, Lifetime.PER_ACCESS)),
          List.of(),
          Overlap.FIRST);
    }
  }
}
