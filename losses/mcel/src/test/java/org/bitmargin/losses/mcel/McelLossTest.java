package org.bitmargin.losses.mcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.losses.crossentropy.CrossEntropyParameters;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McelLossTest {
  private static final float[] LOGITS = {1.5f, -0.5f, 0.25f, 20, 60, -40};
  private static final int[] LABELS = {0, 1};

  private static Loss mcel(double m, double bound) {
    return new McelFactory().create(new McelParameters(m, bound));
  }

  private static double value(Loss loss, int label, float... logits) {
    return loss.evaluate(Tensors.of(logits, 1, logits.length), new int[] {label}).value();
  }

  private static float[] gradient(Loss loss, int label, float... logits) {
    return Tensors.toArray(
        loss.evaluate(Tensors.of(logits, 1, logits.length), new int[] {label}).gradient());
  }

  /**
   * Python's decimal at 40 digits, by the formulas of arXiv 2603.05048 as written: z~ = L tanh(z/L)
   * (eq. 7) with tanh x = (e^2x - 1)/(e^2x + 1); z~_i -= m (eq. 9); ln(sum(exp(z~)) / exp(z~_i))
   * (eq. 10); mean of the two rows. Gradient (softmax(z~)_k - [k = i]) (1 - tanh^2(z_k/L)) / 2.
   */
  @Nested
  class MeetsNumbersComputedElsewhere {

    @ParameterizedTest
    @CsvSource({
      "1, 100, 0.3819915909245572",
      "32, 100, 15.633925866623429",
      "128, 100, 110.58477990084207",
      "192, 100, 174.58477990084205",
      "3, 2, 2.762153491747748"
    })
    void value(double m, double bound, double expected) {
      assertThat(mcel(m, bound).evaluate(Tensors.of(LOGITS, 2, 3), LABELS).value())
          .isCloseTo(expected, within(1e-13 * expected));
    }

    @Test
    void gradient_at_m_32() {
      assertGradient(
          mcel(32, 100),
          -0.49988751687283367f,
          0.1604071508872475f,
          0.33958671647914734f,
          0.058943539209829525f,
          -0.04364311741859053f,
          4.437198371750499e-27f);
    }

    @Test
    void gradient_where_the_clamp_bites() {
      assertGradient(
          mcel(3, 2),
          -0.27276804575121555f,
          0.13896056309624608f,
          0.30460279948027047f,
          3.8594670697022684e-09f,
          -1.6696693656528742e-26f,
          1.4570007637526803e-19f);
    }

    private static void assertGradient(Loss loss, float... expected) {
      LossResult result = loss.evaluate(Tensors.of(LOGITS, 2, 3), LABELS);
      assertThat(Tensors.toArray(result.gradient())).containsExactly(expected, within(1e-8f));
    }
  }

  @Nested
  class Margin {

    // All logits 0: -ln(e^-m / (e^-m + C - 1)) = ln(1 + (C - 1) e^m).
    @ParameterizedTest
    @ValueSource(doubles = {1, 4, 32})
    void is_what_undecided_logits_are_charged(double m) {
      assertThat(value(mcel(m, 100), 3, new float[10]))
          .isCloseTo(Math.log1p(9 * Math.exp(m)), within(1e-12));
    }

    @Test
    void keeps_a_sample_teaching_until_it_is_reached() {
      float[] tooSmall = gradient(mcel(32, 100), 0, 20, 0, 0);
      float[] largeEnough = gradient(mcel(32, 100), 0, 60, 0, 0);

      assertThat(tooSmall[0]).isLessThan(-0.8f);
      assertThat(largeEnough[0]).isBetween(-1e-6f, 0f);
    }

    @Test
    void costs_more_the_larger_it_is() {
      double[] losses =
          DoubleStream.of(1, 2, 4, 8, 16, 32, 64, 128, 192)
              .map(m -> value(mcel(m, 100), 0, 10, -10, 3))
              .toArray();

      assertThat(losses).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void that_is_tiny_within_a_huge_bound_leaves_cross_entropy() {
      Loss nearly = mcel(1e-9, 1e9);
      Loss crossEntropy = new CrossEntropyFactory().create(new CrossEntropyParameters());
      Random random = new Random(5);
      float[] logits = new float[80];
      int[] labels = new int[8];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = (float) (5 * random.nextGaussian());
        labels[i / 10] = random.nextInt(10);
      }

      LossResult a = nearly.evaluate(Tensors.of(logits, 8, 10), labels);
      LossResult b = crossEntropy.evaluate(Tensors.of(logits, 8, 10), labels);

      assertThat(a.value()).isCloseTo(b.value(), within(1e-8));
      assertThat(Tensors.toArray(a.gradient()))
          .containsExactly(Tensors.toArray(b.gradient()), within(1e-7f));
    }
  }

  @Nested
  class Clamp {

    @Test
    void makes_a_shift_common_to_all_logits_matter() {
      double centred = value(mcel(32, 100), 0, 30, -30);
      double shifted = value(mcel(32, 100), 0, 230, 170);

      assertThat(shifted).isGreaterThan(centred + 10);
    }

    @Test
    void leaves_no_way_to_meet_the_whole_margin_but_the_two_ends() {
      assertThat(value(mcel(200, 100), 0, 10_000, -10_000)).isCloseTo(Math.log(2), within(1e-12));
      assertThat(value(mcel(200, 100), 0, 200, -200)).isGreaterThan(7);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e4f, -1e4f, Float.MAX_VALUE, -Float.MAX_VALUE})
    void stops_the_gradient_of_logits_far_largeEnough(float far) {
      LossResult result =
          mcel(128, 100).evaluate(Tensors.of(new float[] {far, far, far}, 1, 3), new int[] {2});

      assertThat(result.value()).isCloseTo(128 + Math.log(2), within(1e-12));
      assertThat(Tensors.toArray(result.gradient())).containsExactly(new float[3], within(0f));
    }

    @Test
    void hardly_touches_logits_far_below_it() {
      float[] gradient = gradient(mcel(128, 100), 0, 0.5f, -0.5f);

      assertThat(gradient).containsExactly(new float[] {-1, 1}, within(1e-4f));
    }
  }
}
