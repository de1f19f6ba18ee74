package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void steps_down_and_never_below_the_step_before() {
    // By hand: 4·.005, 3·.01, 2·.03, then max(1·.04, .06).
    assertThat(Holm.adjust(new double[] {.01, .04, .03, .005}))
        .containsExactly(new double[] {.03, .06, .06, .02}, within(1e-15));
  }

  @Test
  void leaves_out_what_was_not_tested() {
    assertThat(Holm.adjust(new double[] {Double.NaN, .02, .5}))
        .containsExactly(new double[] {Double.NaN, .04, .5}, within(1e-15));
  }

  @Property
  void lies_between_the_value_and_bonferroni(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> p) {
    double[] raw = p.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjust(raw);
    for (int i = 0; i < raw.length; i++) {
      assertThat(adjusted[i]).isBetween(raw[i], Math.min(1, raw.length * raw[i]));
    }
  }
}
