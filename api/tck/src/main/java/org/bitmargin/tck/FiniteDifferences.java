package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares derivatives with central differences, Richardson-extrapolated from two step sizes.
 *
 * <p>A function in FLOAT arithmetic has kinks (hinges, clips, pooling), which ask for small steps,
 * and rounding noise, which asks for large ones. Each probe therefore takes the first of several
 * steps at which the function looks smooth and the noise is below the tolerance, and is skipped
 * where there is none. Whether a probe counts never depends on the derivative under test, and a
 * stated share of them has to count.
 */
final class FiniteDifferences {

  /**
   * One derivative to check.
   *
   * @param where for the message
   * @param function t ↦ value at a distance of t from the point, in the direction probed
   * @param steps to try, largest first
   * @param claimed the derivative at t = 0 that is under test
   * @param noise rounding error of one evaluation
   */
  record Probe(
      String where, DoubleUnaryOperator function, double[] steps, double claimed, double noise) {}

  private record Estimate(double slope, double rough, double noise) {}

  /** A probe and its value at the centre; smaller steps are evaluated when they are asked for. */
  private record Measured(Probe probe, double centre, Estimate widest) {
    Stream<Estimate> estimates() {
      return IntStream.range(0, probe.steps().length)
          .mapToObj(i -> i == 0 ? widest : estimate(probe, centre, probe.steps()[i]));
    }
  }

  private final List<Measured> measured = new ArrayList<>();

  /** Evaluates a probe at the largest of its steps. */
  void add(Probe probe) {
    double centre = probe.function().applyAsDouble(0);
    measured.add(new Measured(probe, centre, estimate(probe, centre, probe.steps()[0])));
  }

  private static Estimate estimate(Probe probe, double centre, double h) {
    DoubleUnaryOperator f = probe.function();
    double right = f.applyAsDouble(h);
    double left = f.applyAsDouble(-h);
    double nearRight = f.applyAsDouble(h / 2);
    double nearLeft = f.applyAsDouble(-h / 2);
    double wide = (right - left) / (2 * h);
    double narrow = (nearRight - nearLeft) / h;
    double bend = (right - 2 * centre + left) / h;
    double nearBend = (nearRight - 2 * centre + nearLeft) / (h / 2);
    // A smooth function bends half as much over half the step, a kink at the centre just as much;
    // a kink beside the centre shows in the two slopes.
    double kink = Math.abs(nearBend - bend / 2);
    double rough = Math.max(Math.abs(wide - narrow), kink);
    return new Estimate(narrow + (narrow - wide) / 3, rough, 4 * probe.noise() / h);
  }

  /** The largest slope found. */
  double largest() {
    return measured.stream().mapToDouble(m -> Math.abs(m.widest().slope())).max().orElse(0);
  }

  /**
   * Fails where a claimed derivative is off by more than the tolerance, or too few probes count.
   *
   * @param relative tolerance as a share of the largest slope among the probes
   * @param share of the probes that have to count
   * @return how many did
   */
  int check(double relative, double share) {
    boolean flat =
        measured.stream().allMatch(m -> Math.abs(m.widest().slope()) <= m.widest().noise());
    double tolerance = flat ? 0 : relative * largest();
    List<String> skipped = new ArrayList<>();
    for (Measured m : measured) {
      Estimate estimate = flat ? m.widest() : best(m, tolerance);
      if (estimate == null) {
        skipped.add(m.probe().where());
      } else {
        double claimed = m.probe().claimed();
        assertThat(Math.abs(claimed - estimate.slope()))
            .as(
                "derivative at %s: %s, numerically %s",
                m.probe().where(), claimed, estimate.slope())
            .isLessThanOrEqualTo(tolerance + 2 * estimate.noise());
      }
    }
    assertThat((double) skipped.size())
        .as("probes of %d that met a kink or drown in noise: %s", measured.size(), skipped)
        .isLessThanOrEqualTo((1 - share) * measured.size());
    return measured.size() - skipped.size();
  }

  private static Estimate best(Measured m, double tolerance) {
    return m.estimates()
        .filter(e -> e.noise() <= tolerance && e.rough() <= tolerance / 2 + e.noise())
        .findFirst()
        .orElse(null);
  }
}
