package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void chi_square_quantiles_are_those_of_tables() {
    // The approximation is good to a percent. NIST handbook, upper critical values at 0.05 (z =
    // 1.645) and 0.001 (z = 3.090)
    assertThat(Statistics.chiSquare(7, 1.64485)).isCloseTo(14.067, withinPercentage(1));
    assertThat(Statistics.chiSquare(15, 1.64485)).isCloseTo(24.996, withinPercentage(1));
    assertThat(Statistics.chiSquare(7, 3.09023)).isCloseTo(24.322, withinPercentage(1));
    assertThat(Statistics.chiSquare(100, 3.09023)).isCloseTo(149.449, withinPercentage(1));
  }

  @Test
  void poisson_tails_are_those_of_the_formula() {
    assertThat(Statistics.poissonTail(0, 2)).isCloseTo(Math.exp(-2), within(1e-12));
    assertThat(Statistics.poissonTail(1, 2)).isCloseTo(3 * Math.exp(-2), within(1e-12));
    assertThat(Statistics.poissonTail(4, 2)).isCloseTo(1 - 19.0 / 3 * Math.exp(-2), within(1e-12));
    assertThat(Statistics.poissonTail(3, 0)).isZero();
    assertThat(Statistics.poissonTail(0, 0)).isOne();
  }

  @Test
  void a_binomial_count_is_accepted_and_one_off_by_a_tenth_is_not() {
    assertThatCode(() -> Statistics.assertBinomial("x", 10_150, 1e6, 0.01))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Statistics.assertBinomial("x", 9_000, 1e6, 0.01))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Statistics.assertBinomial("x", 11_000, 1e6, 0.01))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void rare_counts_are_judged_by_their_exact_tail() {
    assertThatCode(() -> Statistics.assertBinomial("x", 5, 1000, 0.001)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Statistics.assertBinomial("x", 20, 1000, 0.001))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Statistics.assertBinomial("x", 0, 1000, 0.05))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Statistics.assertBinomial("x", 900, 1000, 0.999))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_constant_count_has_too_little_variance() {
    long[] constant = new long[200];
    Arrays.fill(constant, 50);
    assertThatThrownBy(() -> Statistics.assertBinomialVariance("x", constant, 5000, 0.01))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void binomial_counts_have_the_right_variance() {
    SplittableRandom random = new SplittableRandom(1);
    long[] counts = new long[200];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = random.doubles(5000).filter(u -> u < 0.01).count();
    }
    assertThatCode(() -> Statistics.assertBinomialVariance("x", counts, 5000, 0.01))
        .doesNotThrowAnyException();
  }

  @Test
  void even_counts_are_uniform_and_a_favoured_class_is_not() {
    assertThatCode(() -> Statistics.assertUniform("x", new long[] {1000, 1040, 960, 1010}))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Statistics.assertUniform("x", new long[] {1000, 1000, 1000, 1400}))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Statistics.assertUniform("x", new long[] {1, 0, 1, 0}))
        .as("too few to tell")
        .isInstanceOf(AssertionError.class);
  }
}
