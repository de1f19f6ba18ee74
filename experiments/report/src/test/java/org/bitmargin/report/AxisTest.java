package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Nested
  class Nice {
    @Test
    void has_round_ticks_around_the_data() {
      Axis axis = Axis.nice("accuracy (%)", 8.2, 92.3);
      assertThat(axis.low()).isZero();
      assertThat(axis.high()).isEqualTo(100);
      assertThat(axis.ticks()).extracting(Tick::label).contains("0", "20", "40", "100");
    }

    @Test
    void shows_the_digits_its_steps_need() {
      assertThat(Axis.nice("", 0.912, 0.925).ticks())
          .extracting(Tick::label)
          .contains("0.912", "0.914");
    }
  }

  @Property
  void nice_holds_the_data_with_few_ticks(
      @ForAll @DoubleRange(min = -1000, max = 1000) double low,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double span) {
    Axis axis = Axis.nice("", low, low + span);
    assertThat(axis.low()).isLessThanOrEqualTo(low + 1e-8 * span);
    assertThat(axis.high()).isGreaterThanOrEqualTo(low + span - 1e-8 * span);
    assertThat(axis.ticks()).hasSizeBetween(2, 10);
  }

  @Nested
  class BitErrorRates {
    private final BerScale scale = new BerScale(List.of(0.0, 0.001, 0.01, 0.1));

    @Test
    void lie_a_decade_apart() {
      assertThat(scale.position(0.01) - scale.position(0.001)).isCloseTo(1, within(1e-12));
      assertThat(scale.position(0.1) - scale.position(0.01)).isCloseTo(1, within(1e-12));
    }

    @Test
    void show_zero_left_of_a_break() {
      assertThat(scale.broken()).isTrue();
      assertThat(scale.position(0)).isZero();
      assertThat(scale.breakAt()).isBetween(0.0, scale.position(0.001));
      assertThat(scale.axis().ticks())
          .extracting(Tick::label)
          .containsExactly("0", "0.1", "1", "10");
    }

    @Test
    void without_zero_need_no_break() {
      assertThat(new BerScale(List.of(0.001, 0.01)).broken()).isFalse();
    }

    @Test
    void keep_their_ticks_but_not_all_labels_where_crowded() {
      List<Double> rates = IntStream.rangeClosed(0, 20).mapToObj(i -> i * 0.001).toList();
      List<Tick> ticks = new BerScale(rates).axis().ticks();
      assertThat(ticks).hasSize(21);
      assertThat(ticks.get(0).label()).isEqualTo("0");
      assertThat(ticks.get(20).label()).isEqualTo("2");
      assertThat(ticks).extracting(Tick::label).contains("");
    }
  }

  @Test
  void logarithmic_ticks_are_labelled_with_numbers() {
    assertThat(LogTicks.axis("", -1, 2).ticks())
        .extracting(Tick::label)
        .contains("0.1", "0.2", "0.5", "1", "10", "50", "100");
  }
}
