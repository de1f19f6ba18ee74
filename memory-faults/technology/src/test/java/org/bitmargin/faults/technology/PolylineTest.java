package org.bitmargin.faults.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolylineTest {
  private final Polyline line = new Polyline(new double[] {1, 2, 4}, new double[] {10, 8, -2});

  @ParameterizedTest
  @CsvSource({"1, 10", "1.5, 9", "2, 8", "3, 3", "4, -2", "0, 12", "6, -12"})
  void is_straight_between_its_points_and_goes_on_beyond_them(double x, double y) {
    assertThat(line.value(x)).isCloseTo(y, within(1e-12));
    assertThat(line.inverse(y)).isCloseTo(x, within(1e-12));
  }

  @Test
  void must_fall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polyline(new double[] {1, 2, 3}, new double[] {3, 2, 2}))
        .withMessageContaining("point 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polyline(new double[] {1}, new double[] {3}));
  }
}
