package org.bitmargin.report;

/**
 * A loss with its parameters, as results name it.
 *
 * @param name plug-in id, e.g. {@code mcel}
 * @param parameters e.g. {@code m=128;L=100}; empty for none
 */
record LossKey(String name, String parameters) {
  /** The loss every other one is held against. */
  static final String BASELINE = "cross-entropy";

  /** Whether it is the plain baseline, that is cross-entropy without anything added. */
  boolean isBaseline() {
    return name.equals(BASELINE) && parameters.isEmpty();
  }
}
