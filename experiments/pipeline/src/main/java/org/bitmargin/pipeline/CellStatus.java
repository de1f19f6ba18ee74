package org.bitmargin.pipeline;

import java.util.Optional;

/**
 * How a cell ended.
 *
 * @param id of the cell
 * @param status {@code done}, {@code trained} (not evaluated) or {@code failed}
 * @param message why it failed, or where its weights come from if not from training here
 */
public record CellStatus(String id, String status, String message) {

  /**
   * Trained and evaluated.
   *
   * @param origin of weights that were imported
   */
  public static CellStatus done(Cell cell, Optional<String> origin) {
    return new CellStatus(cell.id(), "done", origin.orElse(""));
  }

  /**
   * Trained only.
   *
   * @param origin of weights that were imported
   */
  public static CellStatus trained(Cell cell, Optional<String> origin) {
    return new CellStatus(cell.id(), "trained", origin.orElse(""));
  }

  /** Failed, with the reason on one line. */
  public static CellStatus failed(Cell cell, Throwable cause) {
    String reason = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    return new CellStatus(cell.id(), "failed", reason.replaceAll("\\s*\\R\\s*", " "));
  }

  /** Whether it failed. */
  public boolean isFailed() {
    return status.equals("failed");
  }
}
