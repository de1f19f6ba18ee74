package org.bitmargin.datasets.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published files, against values another reader got from them. */
class PublishedDataTest {
  private static DatasetContext context;
  private static Dataset unit;

  // Before each, not before all: so that every test is reported as skipped, not the class as empty.
  @BeforeEach
  void open_once_or_skip() {
    context = RealData.contextOrSkip();
    unit = unit == null ? open(Normalization.UNIT) : unit;
  }

  private static Dataset open(Normalization normalization) {
    return new FashionMnistFactory().open(new FashionMnistParameters(normalization), context);
  }

  private static long sum(Examples examples, int image) {
    long sum = 0;
    for (float value : Tensors.toArray(examples.images(new int[] {image}))) {
      sum += Math.round(value * 255.0);
    }
    return sum;
  }

  /** Count, sum and sum of squares of all values, image block by image block. */
  private static double[] moments(Examples examples) {
    double[] moments = new double[3];
    for (int from = 0; from < examples.size(); from += 1000) {
      int[] block = IntStream.range(from, from + 1000).toArray();
      for (float value : Tensors.toArray(examples.images(block))) {
        moments[0]++;
        moments[1] += value;
        moments[2] += (double) value * value;
      }
    }
    return moments;
  }

  @Test
  void has_60_000_and_10_000_images_of_28_by_28() {
    assertThat(unit.train().size()).isEqualTo(60_000);
    assertThat(unit.test().size()).isEqualTo(10_000);
    assertThat(unit.channels()).isEqualTo(1);
    assertThat(unit.height()).isEqualTo(28);
    assertThat(unit.width()).isEqualTo(28);
  }

  @Test
  void pixel_sums_are_those_of_the_first_and_the_last_image() {
    assertThat(sum(unit.train(), 0)).isEqualTo(76_247);
    assertThat(sum(unit.train(), 59_999)).isEqualTo(16_684);
    assertThat(sum(unit.test(), 0)).isEqualTo(33_456);
    assertThat(sum(unit.test(), 9_999)).isEqualTo(24_390);
  }

  @Test
  void labels_start_as_published_and_name_the_article() {
    int[] ten = IntStream.range(0, 10).toArray();

    assertThat(unit.train().labels(ten)).containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
    assertThat(unit.test().labels(ten)).containsExactly(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
    assertThat(unit.classNames()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
  }

  @Test
  void unit_pixels_have_the_mean_and_deviation_the_standard_scale_assumes() {
    double[] moments = moments(unit.train());
    double mean = moments[1] / moments[0];

    assertThat(mean * 255).isCloseTo(72.940352, within(1e-4));
    assertThat(mean).isCloseTo(0.2860, within(5e-5));
    assertThat(Math.sqrt(moments[2] / moments[0] - mean * mean)).isCloseTo(0.3530, within(5e-5));
  }

  @Test
  void standard_pixels_have_zero_mean_and_unit_deviation() {
    double[] moments = moments(open(Normalization.STANDARD).train());

    assertThat(moments[1] / moments[0]).isCloseTo(0, within(2e-4));
    assertThat(moments[2] / moments[0]).isCloseTo(1, within(5e-4));
  }

  @Test
  void the_fingerprint_is_that_of_the_content_under_either_scale() {
    assertThat(unit.fingerprint())
        .isEqualTo("4ced6b72aa81fe714cdee8381482742488aa9c6ffe7c66bb6025edd3fafb0d6f");
    assertThat(open(Normalization.STANDARD).fingerprint()).isEqualTo(unit.fingerprint());
  }
}
