package org.bitmargin.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrokeTest {
  private final Stroke stroke = new Stroke(1, 1, 5, 1);

  @Test
  void beside_it_the_distance_is_that_of_the_line() {
    assertThat(stroke.squaredDistance(3, 4)).isEqualTo(9);
    assertThat(stroke.squaredDistance(1, -1)).isEqualTo(4);
  }

  @Test
  void past_an_end_the_distance_is_that_of_the_end() {
    assertThat(stroke.squaredDistance(8, 5)).isEqualTo(25);
    assertThat(stroke.squaredDistance(-2, 5)).isEqualTo(25);
  }

  @Test
  void on_it_the_distance_is_zero() {
    assertThat(new Stroke(0, 0, 4, 2).squaredDistance(2, 1)).isZero();
  }
}
