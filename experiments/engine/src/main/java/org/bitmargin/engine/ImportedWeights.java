package org.bitmargin.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.Model;

/** Checkpoints of weights that were trained elsewhere; {@link Trainer} takes them as they are. */
public final class ImportedWeights {
  private ImportedWeights() {}

  /**
   * Writes both checkpoints of a model.
   *
   * @param origin where the weights come from, in a few words
   * @param identity of the training run the checkpoints stand in for
   */
  public static void save(Path best, Path last, Model model, String origin, String identity)
      throws IOException {
    Checkpoint.save(best, model, Map.of("imported", origin));
    TrainingState.saveImported(last, model, origin, identity);
  }

  /** Where the weights of a last checkpoint come from; empty where they were trained here. */
  public static Optional<String> origin(Path last) {
    return TrainingState.origin(last);
  }
}
