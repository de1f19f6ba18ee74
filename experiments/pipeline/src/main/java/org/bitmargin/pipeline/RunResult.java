package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run left behind.
 *
 * @param folder of the run
 * @param cells how each ended
 */
public record RunResult(Path folder, List<CellStatus> cells) {

  /** The cells that failed. */
  public List<CellStatus> failed() {
    return cells.stream().filter(CellStatus::isFailed).toList();
  }
}
