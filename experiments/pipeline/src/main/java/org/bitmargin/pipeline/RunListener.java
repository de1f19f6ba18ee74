package org.bitmargin.pipeline;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.bitmargin.api.Dataset;
import org.bitmargin.engine.Progress;

/** Hears how far a run is. Called from the working thread; does not influence results. */
public interface RunListener extends Progress {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** The data are open and so many cells will be worked on. */
  default void started(Dataset data, int cells) {}

  /** Before the first cell that is computed: every network is tried a little. */
  default void trying() {}

  /**
   * Before the first cell that is computed: how much memory the run takes.
   *
   * @param bytes what the resident size of this process will not exceed
   */
  default void memory(long bytes) {}

  /**
   * A clock in nanoseconds, for {@link #time} alone; where there is none nothing is estimated. No
   * result knows of it.
   */
  default Optional<LongSupplier> clock() {
    return Optional.empty();
  }

  /** Before the first cell that is computed: how long the work will take. */
  default void time(TimeEstimate estimate) {}

  /** Work on a cell begins; its steps, epochs and measurements follow. */
  default void cellStarted(Cell cell, int number, int cells) {}

  /**
   * The training of a cell is over, a campaign begins.
   *
   * @param memory fault model and protection
   * @param measurements it will take: operating points × chips
   */
  default void evaluating(Cell cell, String memory, long measurements) {}

  /** A cell is done. */
  default void cellDone(Cell cell) {}

  /** A cell was done by an earlier run and is not computed again. */
  default void cellKept(Cell cell) {}

  /** A cell failed; the others go on. */
  default void cellFailed(Cell cell, Throwable cause) {}
}
