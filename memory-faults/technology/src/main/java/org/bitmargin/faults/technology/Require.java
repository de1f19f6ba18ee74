package org.bitmargin.faults.technology;

/** Refuses values of parameters with one line that says what is allowed. */
public final class Require {

  private Require() {}

  /** A fraction in [0, 1]. */
  public static void fraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction in [0, 1] (1 %% is 0.01), was %s".formatted(name, value));
    }
  }

  /**
   * A finite number above 0.
   *
   * @param what it is, with its unit
   */
  public static void positive(String name, String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be above 0 (%s), was %s".formatted(name, what, value));
    }
  }

  /**
   * A finite number of 0 or more.
   *
   * @param what it is, with its unit
   */
  public static void notNegative(String name, String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be 0 or more (%s), was %s".formatted(name, what, value));
    }
  }

  /** A choice that was made. */
  public static void given(String name, Object value, String choices) {
    if (value == null) {
      throw new IllegalArgumentException("%s is missing: %s".formatted(name, choices));
    }
  }
}
