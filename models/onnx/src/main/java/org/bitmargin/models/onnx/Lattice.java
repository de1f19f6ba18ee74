package org.bitmargin.models.onnx;

import java.util.Arrays;
import java.util.Optional;

/**
 * Equally spaced values: low + n·step for whole n from 0 on.
 *
 * @param step above 0
 */
record Lattice(double low, double step) {
  // A float is within one of its own unit in the last place, and so are sums of a few.
  private static final double ROUNDING = 4 * Math.scalb(1.0, -24);
  private static final int LARGEST = 255;

  /**
   * The coarsest one all values lie on, float rounding aside; empty where there is none of 256
   * values. Of −x and x alone it is −x, 0, x, so that 0 is on it.
   */
  static Optional<Lattice> of(float[] values) {
    double[] sorted = new double[values.length];
    Arrays.setAll(sorted, i -> values[i]);
    sorted = Arrays.stream(sorted).sorted().distinct().toArray();
    int last = sorted.length - 1;
    if (last > LARGEST) {
      return Optional.empty();
    }
    if (last <= 0) {
      return Optional.of(new Lattice(last < 0 ? 0 : sorted[0], 1));
    }
    boolean signs = last == 1 && sorted[0] == -sorted[1];
    Lattice lattice = new Lattice(sorted[0], signs ? sorted[1] : (sorted[last] - sorted[0]) / last);
    for (double value : sorted) {
      if (Math.abs(lattice.value(lattice.number(value)) - value) > lattice.tolerance(last)) {
        return Optional.empty();
      }
    }
    return Optional.of(lattice);
  }

  /** Number of the value nearest to this one. */
  int number(double value) {
    return (int) Math.round((value - low) / step);
  }

  /** The value of a number. */
  double value(int number) {
    return low + number * step;
  }

  /** Number of the value 0, which need not be one of them; empty where no whole number has it. */
  Optional<Integer> zero() {
    double number = Math.rint(-low / step);
    boolean near =
        number >= 0 && number <= LARGEST && Math.abs(low + number * step) <= tolerance(LARGEST);
    return near ? Optional.of((int) number) : Optional.empty();
  }

  private double tolerance(int last) {
    return ROUNDING * Math.max(Math.abs(low), Math.abs(low + last * step));
  }
}
