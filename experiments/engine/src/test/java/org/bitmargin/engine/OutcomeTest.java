package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  @Test
  void counts_hits_margins_and_ranges() {
    Outcome outcome = new Outcome(3);
    outcome.add(Tensors.of(new float[] {1, 4, 2, /**/ 0, -3, -1}, 2, 3), new int[] {1, 2});
    assertThat(outcome.total()).isEqualTo(2);
    assertThat(outcome.correct()).isEqualTo(1);
    assertThat(outcome.accuracy()).isEqualTo(0.5);
    assertThat(outcome.meanLogitMargin()).isCloseTo((2 + 1) / 2.0, EXACT);
    assertThat(outcome.meanLogitRange()).isCloseTo((3 + 3) / 2.0, EXACT);
    assertThat(outcome.confusion()).isDeepEqualTo(new long[][] {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}});
  }

  @Test
  void equal_top_logits_have_no_margin_and_the_first_wins() {
    Outcome outcome = new Outcome(3);
    outcome.add(Tensors.of(new float[] {5, 5, 1}, 1, 3), new int[] {0});
    assertThat(outcome.meanLogitMargin()).isZero();
    assertThat(outcome.correct()).isEqualTo(1);
  }

  @Test
  void logits_that_are_not_numbers_rank_last_and_have_no_margin() {
    Outcome outcome = new Outcome(3);
    float nan = Float.NaN;
    outcome.add(
        Tensors.of(new float[] {nan, 1, 0, nan, nan, nan, Float.POSITIVE_INFINITY, 0, 1}, 3, 3),
        new int[] {1, 1, 0});
    assertThat(outcome.correct()).isEqualTo(2);
    assertThat(outcome.meanLogitMargin()).isFinite();
  }

  @Test
  void every_margin_falls_into_the_bin_that_holds_it() {
    MarginHistogram histogram = new MarginHistogram();
    double[] margins = {0, 1e-9, 1e-3, 0.5, 1, 3.7, 129, 9e3, 1e9};
    for (double margin : margins) {
      histogram.add(margin);
    }
    int counted = 0;
    for (int bin = 0; bin < histogram.size(); bin++) {
      int b = bin;
      long inside =
          Arrays.stream(margins)
              .filter(m -> m >= histogram.low(b) && m < histogram.high(b))
              .count();
      assertThat(histogram.count(bin)).as("bin from %s", histogram.low(bin)).isEqualTo(inside);
      counted += (int) histogram.count(bin);
    }
    assertThat(counted).isEqualTo(margins.length);
  }
}
