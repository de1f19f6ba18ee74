package org.bitmargin.engine;

import java.nio.file.Path;

/** How far a training run has come. */
public final class EpochsDone {
  private EpochsDone() {}

  /**
   * Epochs that need no training any more: those of the last checkpoint, all where its weights were
   * trained elsewhere, none where it does not exist or does not say.
   *
   * @param last file of the last checkpoint
   * @param epochs of the whole run
   */
  public static int of(Path last, int epochs) {
    return TrainingState.origin(last).isPresent()
        ? epochs
        : Math.min(epochs, TrainingState.epochs(last));
  }
}
