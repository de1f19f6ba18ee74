package org.bitmargin.faults.rram;

/** What goes wrong in a resistive memory. */
public enum Mechanism {
  /** Cells hold one resistance state for good. */
  STUCK_AT,
  /** Cells of several levels read as a neighbouring level. */
  MULTI_LEVEL,
  /** Single-level cells programmed at low power: every bit fails alike. */
  LOW_POWER
}
