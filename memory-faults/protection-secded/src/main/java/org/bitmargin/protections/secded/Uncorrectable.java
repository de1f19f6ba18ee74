package org.bitmargin.protections.secded;

/** What is read of a word whose error was noticed but cannot be corrected. */
public enum Uncorrectable {
  /** The bits as they are. */
  KEEP,
  /** The codes nearest 0, of every code that reaches into the word. */
  ZERO
}
