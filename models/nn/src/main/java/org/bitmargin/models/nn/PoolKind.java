package org.bitmargin.models.nn;

/** What is taken of a window. */
public enum PoolKind {
  /** Its largest value. */
  MAXIMUM,
  /** The mean of its values. */
  AVERAGE
}
