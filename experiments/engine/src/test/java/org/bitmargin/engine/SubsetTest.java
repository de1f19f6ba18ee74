package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Model;
import org.junit.jupiter.api.Test;

class SubsetTest {

  @Test
  void all_are_taken_in_their_order_where_none_or_more_are_asked_for() {
    int[] all = IntStream.range(0, 10).toArray();
    assertThat(Subset.of(10, 0)).isEqualTo(all);
    assertThat(Subset.of(10, 10)).isEqualTo(all);
    assertThat(Subset.of(10, 11)).isEqualTo(all);
  }

  @Test
  void fewer_are_drawn_once_each_the_same_ones_every_time() {
    int[] drawn = Subset.of(1000, 100);
    assertThat(drawn).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(drawn).isEqualTo(Subset.of(1000, 100));
  }

  @Test
  void a_smaller_draw_is_a_part_of_a_larger_one() {
    assertThat(Subset.of(1000, 100)).contains(Subset.of(1000, 10));
  }

  @Test
  void every_part_of_the_order_is_drawn_from_alike() {
    // 2 000 of 100 000 in ten parts: chi-square, 9 degrees of freedom, 0.1 % point 27.9.
    int[] counts = new int[10];
    Arrays.stream(Subset.of(100_000, 2_000)).forEach(i -> counts[i / 10_000]++);
    double chiSquare = Arrays.stream(counts).mapToDouble(c -> (c - 200.) * (c - 200.) / 200).sum();
    assertThat(chiSquare).isBetween(0.9, 27.9);
  }

  @Test
  void a_part_of_test_images_sorted_by_class_holds_all_classes() {
    Model model = Fixtures.mlp(Fixtures.uniform(4), 3);
    var settings =
        new EvaluationSettings(10, 60, List.of("weight"), false, EvaluationSettings.Path.FASTEST);
    Examples sorted = Chosen.byClass(Fixtures.data().test());
    long[][] confusion = new Evaluator(settings, 10).golden(model, sorted).confusion();
    long[] labels = Arrays.stream(confusion).mapToLong(r -> Arrays.stream(r).sum()).toArray();
    assertThat(Arrays.stream(labels).sum()).isEqualTo(60);
    assertThat(labels).doesNotContain(0L);
  }
}
