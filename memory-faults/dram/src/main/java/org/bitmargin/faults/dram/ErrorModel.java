package org.bitmargin.faults.dram;

/** Where weak cells lie and what makes them fail: the error models of EDEN. */
public enum ErrorModel {
  /** Model 0: anywhere in a bank. */
  UNIFORM,
  /** Model 1: along some bitlines (columns). */
  BITLINE,
  /** Model 2: along some wordlines (rows). */
  WORDLINE,
  /** Model 3: anywhere in a bank, failing by what they store. */
  DATA_DEPENDENT;

  /** Whether weak cells share lines. */
  boolean alongLines() {
    return this == BITLINE || this == WORDLINE;
  }
}
