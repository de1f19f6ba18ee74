package org.bitmargin.faults.fixedmap;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Chips are drawn from 200 recorded ones of each of two memories. */
class FixedMapContractTest extends FaultModelContract {
  private static final List<MemoryLayout> MEMORIES =
      List.of(MemoryLayout.of(8, 12_500), MemoryLayout.of(8, 611));
  private static final double RECORDED_RATE = 0.02;

  @TempDir static Path folder;

  @BeforeAll
  static void record() {
    for (MemoryLayout memory : MEMORIES) {
      Recorder.record(folder.resolve("bits-" + memory.bitCount()), memory, RECORDED_RATE, 200);
    }
  }

  @Override
  protected FaultModelFactory<?> factory() {
    return new FixedMapFactory();
  }

  @Override
  protected FixedMapParameters parameters() {
    return new FixedMapParameters(List.of(folder.toString()), Lifetime.PER_CHIP);
  }

  @Override
  protected boolean takes(MemoryLayout layout) {
    return layout.bitCount() == 0 || MEMORIES.contains(layout);
  }

  @Override
  protected double[] rates() {
    return new double[] {1e-4, 1e-3, 1e-2, RECORDED_RATE};
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  /** The same chip can come twice. */
  @Override
  protected boolean independentBits() {
    return false;
  }
}
