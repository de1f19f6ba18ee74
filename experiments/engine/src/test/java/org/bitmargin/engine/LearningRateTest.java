package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-15);

  @Test
  void constant_never_changes() {
    assertThat(LearningRate.at(9, settings(LearningRate.Schedule.CONSTANT))).isEqualTo(0.1);
  }

  @Test
  void step_halves_after_every_three_epochs() {
    TrainingSettings settings = settings(LearningRate.Schedule.STEP);
    assertThat(LearningRate.at(3, settings)).isCloseTo(0.1, EXACT);
    assertThat(LearningRate.at(4, settings)).isCloseTo(0.05, EXACT);
    assertThat(LearningRate.at(7, settings)).isCloseTo(0.025, EXACT);
  }

  @Test
  void cosine_starts_at_the_full_rate_and_passes_half_of_it_in_the_middle() {
    TrainingSettings settings = settings(LearningRate.Schedule.COSINE);
    assertThat(LearningRate.at(1, settings)).isCloseTo(0.1, EXACT);
    assertThat(LearningRate.at(6, settings)).isCloseTo(0.05, EXACT);
    assertThat(LearningRate.at(10, settings)).isPositive().isLessThan(0.003);
  }

  private static TrainingSettings settings(LearningRate.Schedule schedule) {
    TrainingSettings d = TrainingSettings.defaults();
    return new TrainingSettings(
        10, 2, d.optimizer(), 0.1, 0.9, schedule, 3, 0.5, 0.1, 0, d.select());
  }
}
