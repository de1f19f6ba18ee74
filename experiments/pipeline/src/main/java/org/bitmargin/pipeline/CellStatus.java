package org.bitmargin.pipeline;

/**
 * How a cell ended.
 *
 * @param id of the cell
 * @param status {@code done}, {@code trained} (not evaluated) or {@code failed}
 * @param message why it failed; empty otherwise
 */
public record CellStatus(String id, String status, String message) {

  /** Trained and evaluated. */
  public static CellStatus done(Cell cell) {
    return new CellStatus(cell.id(), "done", "");
  }

  /** Trained only. */
  public static CellStatus trained(Cell cell) {
    return new CellStatus(cell.id(), "trained", "");
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
