package org.bitmargin.engine;

/** Hears how far long work is. Called from the working thread; does not influence results. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /** A training step ended. */
  default void step(int epoch, int epochs, int step, int steps, double loss) {}

  /** An epoch ended. */
  default void epoch(EpochRecord record, int epochs) {}

  /**
   * A network was measured on one chip at one rate (per-inference: on one repetition, all rates).
   */
  default void measured(long done, long total) {}
}
