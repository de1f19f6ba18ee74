package org.bitmargin.api;

/**
 * What a memory takes at an operating point, and what it would take where it makes no errors.
 *
 * @param point at the operating point
 * @param nominal at the nominal point
 * @param source of the figures, with their standing
 */
public record EnergyProfile(Cost point, Cost nominal, Reference source) {

  /**
   * Energy and power of a stored bit.
   *
   * @param read picojoule to read it
   * @param write picojoule to write it
   * @param leakage nanowatt while it is held
   */
  public record Cost(double read, double write, double leakage) {

    public Cost {
      if (!(read >= 0 && write >= 0 && leakage >= 0)) {
        throw new IllegalArgumentException(
            "read, write and leakage must be 0 or more, were %s, %s, %s"
                .formatted(read, write, leakage));
      }
    }

    /** All three multiplied alike. */
    public Cost times(double factor) {
      return new Cost(read * factor, write * factor, leakage * factor);
    }
  }
}
