package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteDifferencesTest {
  private static final double[] STEPS = {1, 0.1, 0.01};

  private static FiniteDifferences probes(double claimed, double noise, DoubleUnaryOperator... fs) {
    FiniteDifferences probes = new FiniteDifferences();
    for (DoubleUnaryOperator f : fs) {
      probes.add(new FiniteDifferences.Probe("x", f, STEPS, claimed, noise));
    }
    return probes;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0, 0.995, 1.005})
  void a_right_derivative_passes(double claimed) {
    assertThatCode(() -> probes(claimed, 0, Math::sin).check(0.01, 1)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.05, 0.95, 2, Double.NaN, Double.POSITIVE_INFINITY})
  void a_wrong_derivative_fails(double claimed) {
    assertThatThrownBy(() -> probes(claimed, 0, Math::sin).check(0.01, 1))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.004, 0.0049, -0.003})
  void a_kink_near_the_point_is_no_evidence(double at) {
    DoubleUnaryOperator kink = t -> Math.max(0, t - at);
    FiniteDifferences one = probes(42, 0, kink);
    assertThatThrownBy(() -> one.check(0.01, 1)).hasMessageContaining("kink");
    assertThatCode(() -> one.check(0.01, 0)).doesNotThrowAnyException();
  }

  @Test
  void a_kink_further_away_is_stepped_around() {
    DoubleUnaryOperator kink = t -> t + Math.max(0, t - 0.05);
    assertThatCode(() -> probes(1, 0, kink).check(0.01, 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> probes(1.5, 0, kink).check(0.01, 1))
        .hasMessageContaining("derivative");
  }

  @Test
  void a_function_that_jumps_everywhere_fails() {
    DoubleUnaryOperator rough = t -> t + 0.3 * Math.floor(1000 * t);
    assertThatThrownBy(() -> probes(1, 0, rough, rough, t -> Math.abs(t) + t).check(0.01, 0.5))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_flat_function_allows_no_derivative_but_its_noise() {
    assertThatCode(() -> probes(1e-9, 1e-8, t -> 3).check(0.01, 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> probes(1e-3, 1e-8, t -> 3).check(0.01, 1))
        .isInstanceOf(AssertionError.class);
  }
}
