package org.bitmargin.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SyntheticDatasetTest {
  private static final int AREA = 28 * 28;

  private static Dataset open(int train, int test, double noise, long seed) {
    return new SyntheticFactory()
        .open(new SyntheticParameters(train, test, noise, seed), new DatasetContext(List.of()));
  }

  private static Dataset defaults() {
    SyntheticFactory factory = new SyntheticFactory();
    return factory.open(factory.defaults(), new DatasetContext(List.of()));
  }

  private static float[] pixels(Examples examples) {
    return Tensors.toArray(examples.images(IntStream.range(0, examples.size()).toArray()));
  }

  @Nested
  class The_content {
    @Test
    void of_the_defaults_never_changes() {
      // Recorded from this implementation: it guards against platforms and careless edits.
      assertThat(defaults().fingerprint())
          .isEqualTo("e91934fc309c0ad0e53b860e13f4ed54d0c58fd89654e10373d95b6e71c90290");
    }

    @Test
    void does_not_depend_on_the_number_of_threads()
        throws InterruptedException, ExecutionException {
      String expected = open(200, 50, .1, 7).fingerprint();

      for (int threads : new int[] {1, 3}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
          assertThat(pool.submit(() -> open(200, 50, .1, 7).fingerprint()).get())
              .isEqualTo(expected);
        } finally {
          pool.shutdown();
        }
      }
    }

    @Test
    void of_a_longer_set_begins_with_the_shorter_one() {
      float[] longer = pixels(open(60, 10, .1, 7).train());

      assertThat(longer).startsWith(pixels(open(20, 10, .1, 7).train()));
    }

    @Test
    void is_new_under_another_seed_and_in_the_other_part() {
      Dataset base = open(20, 20, .1, 7);

      assertThat(pixels(open(20, 20, .1, 8).train())).isNotEqualTo(pixels(base.train()));
      assertThat(pixels(base.test())).isNotEqualTo(pixels(base.train()));
    }
  }

  @Test
  void classes_are_balanced_and_named() {
    Dataset data = defaults();

    for (Examples part : List.of(data.train(), data.test())) {
      int[] counts = new int[10];
      for (int i = 0; i < part.size(); i++) {
        counts[part.label(i)]++;
      }
      assertThat(counts).containsOnly(part.size() / 10);
    }
    assertThat(data.classNames())
        .containsExactly(
            "circle",
            "square",
            "triangle",
            "cross",
            "plus",
            "gap",
            "corner",
            "tee",
            "zigzag",
            "bars");
  }

  @Nested
  class The_difficulty {
    /** Share of test images nearest to the mean training image of their class. */
    private static double nearestMeanAccuracy(Dataset data) {
      double[][] means = means(data.train());
      float[] pixels = pixels(data.test());
      int correct = 0;
      for (int i = 0; i < data.test().size(); i++) {
        correct += nearest(means, pixels, i * AREA) == data.test().label(i) ? 1 : 0;
      }
      return (double) correct / data.test().size();
    }

    private static double[][] means(Examples examples) {
      double[][] means = new double[10][AREA];
      float[] pixels = pixels(examples);
      for (int i = 0; i < pixels.length; i++) {
        means[examples.label(i / AREA)][i % AREA] += pixels[i] * 10.0 / examples.size();
      }
      return means;
    }

    private static int nearest(double[][] means, float[] pixels, int from) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < means.length; k++) {
        double distance = 0;
        for (int i = 0; i < AREA; i++) {
          double d = means[k][i] - pixels[from + i];
          distance += d * d;
        }
        if (distance < least) {
          least = distance;
          best = k;
        }
      }
      return best;
    }

    @Test
    void is_neither_trivial_nor_hopeless_for_the_nearest_class_mean() {
      // Chance is 0.1; a linear classifier measured elsewhere gets 0.65.
      assertThat(nearestMeanAccuracy(defaults())).isBetween(.45, .60);
    }

    @Test
    void grows_with_the_noise() {
      double clean = nearestMeanAccuracy(open(2000, 1000, 0, 1));
      double noisy = nearestMeanAccuracy(open(2000, 1000, 1, 1));

      assertThat(noisy).isBetween(.12, clean - .08);
    }
  }

  @Test
  void noise_has_the_deviation_asked_for_and_moves_nothing() {
    float[] clean = pixels(open(100, 10, 0, 1).train());
    float[] noisy = pixels(open(100, 10, .05, 1).train());
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < clean.length; i++) {
      // Where five deviations do not reach the end of the scale.
      if (clean[i] >= .25 && clean[i] <= .75) {
        sum += noisy[i] - clean[i];
        squares += Math.pow(noisy[i] - clean[i], 2);
        count++;
      }
    }
    assertThat(count).isGreaterThan(5000);
    assertThat(sum / count).isCloseTo(0, within(.003));
    assertThat(Math.sqrt(squares / count)).isCloseTo(.05, within(.002));
  }
}
