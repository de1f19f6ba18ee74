package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares derivatives with central differences, Richardson-extrapolated from two step sizes.
 *
 * <p>A function in FLOAT arithmetic has kinks (hinges, clips, pooling) and rounding noise. A probe
 * that meets a kink is skipped: there the two step sizes, or the differences to the left and to the
 * right, disagree. Most probes have to count, so a function that is rough everywhere fails.
 */
final class FiniteDifferences {

  /**
   * One derivative to check.
   *
   * @param where for the message
   * @param function t ↦ value at a distance of t from the point, in the direction probed
   * @param step the larger step
   * @param claimed the derivative at t = 0 that is under test
   * @param noise rounding error of one evaluation
   */
  record Probe(
      String where, DoubleUnaryOperator function, double step, double claimed, double noise) {}

  private record Measured(String where, double claimed, double slope, double rough, double noise) {}

  private final List<Measured> measured = new ArrayList<>();

  /** Evaluates a probe at five points. */
  void add(Probe probe) {
    double h = probe.step();
    DoubleUnaryOperator f = probe.function();
    double centre = f.applyAsDouble(0);
    double right = f.applyAsDouble(h);
    double left = f.applyAsDouble(-h);
    double nearRight = f.applyAsDouble(h / 2);
    double nearLeft = f.applyAsDouble(-h / 2);
    double wide = (right - left) / (2 * h);
    double narrow = (nearRight - nearLeft) / h;
    double bend = (right - 2 * centre + left) / h;
    double nearBend = (nearRight - 2 * centre + nearLeft) / (h / 2);
    // A smooth function bends half as much over half the step, a kink just as much.
    double kink = Math.max(0, Math.abs(nearBend) - 0.75 * Math.abs(bend));
    double rough = Math.max(Math.abs(wide - narrow), kink);
    double noise = 4 * probe.noise() / h;
    measured.add(
        new Measured(probe.where(), probe.claimed(), narrow + (narrow - wide) / 3, rough, noise));
  }

  /** The largest slope found. */
  double largest() {
    return measured.stream().mapToDouble(m -> Math.abs(m.slope())).max().orElse(0);
  }

  /**
   * Fails where a claimed derivative is off by more than the tolerance, or more than a quarter of
   * the probes met a kink.
   *
   * @param relative tolerance as a share of the largest slope among the probes
   */
  void check(double relative) {
    double tolerance = relative * largest();
    int smooth = 0;
    for (Measured m : measured) {
      assertThat(m.claimed()).as("derivative at %s", m.where()).isFinite();
      if (m.rough() <= tolerance / 2 + m.noise()) {
        smooth++;
        assertThat(Math.abs(m.claimed() - m.slope()))
            .as("derivative at %s: %s, numerically %s", m.where(), m.claimed(), m.slope())
            .isLessThanOrEqualTo(tolerance + m.noise());
      }
    }
    assertThat(smooth)
        .as("probes of %d that met no kink", measured.size())
        .isGreaterThanOrEqualTo((measured.size() * 3 + 3) / 4);
  }
}
