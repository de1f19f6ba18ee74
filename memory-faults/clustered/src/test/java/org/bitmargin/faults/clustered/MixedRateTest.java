package org.bitmargin.faults.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedRateTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.5, 3})
  void is_the_mean_over_the_multipliers(double logVariance) {
    MixedRate mixed = new MixedRate(logVariance);
    for (double hazard : new double[] {0.01, 0.3, 2.7, 20}) {
      assertThat(mixed.rate(hazard)).isCloseTo(bySimpson(hazard, logVariance), within(1e-7));
    }
  }

  /** Another rule on another grid. */
  private static double bySimpson(double hazard, double logVariance) {
    double sigma = Math.sqrt(logVariance);
    int steps = 20_000;
    double step = 24.0 / steps;
    double sum = 0;
    for (int k = 0; k <= steps; k++) {
      double z = -12 + k * step;
      double weight = k == 0 || k == steps ? 1 : 2 + 2 * (k % 2);
      double failure = -Math.expm1(-hazard * Math.exp(sigma * z - logVariance / 2));
      sum += weight * failure * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
    return sum * step / 3;
  }

  @Test
  void is_a_plain_exponential_where_all_cells_are_alike() {
    assertThat(new MixedRate(0).rate(0.7)).isCloseTo(1 - Math.exp(-0.7), within(1e-15));
    assertThat(new MixedRate(0).hazard(0.25)).isCloseTo(-Math.log(0.75), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.5, 3, 13.8})
  void finds_the_hazard_of_a_rate(double logVariance) {
    MixedRate mixed = new MixedRate(logVariance);
    for (double rate : new double[] {1e-15, 1e-9, 1e-4, 0.01, 0.5, 0.99, 1 - 1e-9}) {
      assertThat(mixed.rate(mixed.hazard(rate)) / rate).isCloseTo(1, within(1e-9));
    }
    assertThat(mixed.hazard(1)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.5, 3, 13.8})
  void never_falls(double logVariance) {
    MixedRate mixed = new MixedRate(logVariance);
    SplittableRandom random = new SplittableRandom(1);
    double rate = 0;
    for (double x = -45; x < 60; x += 0.02 * random.nextDouble()) {
      double next = mixed.rate(Math.exp(x));
      assertThat(next).isBetween(rate, 1.0);
      rate = next;
    }
    assertThat(rate).isEqualTo(1);
  }

  @Test
  void is_the_hazard_itself_where_that_is_small() {
    assertThat(new MixedRate(1).rate(1e-9) / 1e-9).isCloseTo(1, within(1e-8));
    assertThat(new MixedRate(1).rate(1e-14) / 1e-14).isCloseTo(1, within(1e-12));
  }
}
