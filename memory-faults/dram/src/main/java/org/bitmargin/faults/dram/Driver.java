package org.bitmargin.faults.dram;

/** What the share of weak cells follows from. */
public enum Driver {
  /** Supply voltage, measured for three vendors. */
  VOLTAGE,
  /** Time between refreshes and temperature, measured. */
  RETENTION,
  /** It is given. */
  WEAK_CELLS
}
