package org.bitmargin.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private final Draws draws = new Draws(3, 0, 0);

  @Test
  void bell_has_mean_0_deviation_1_and_thin_tails() {
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = draws.bell();
      sum += x;
      squares += x * x;
      beyondTwo += Math.abs(x) > 2 ? 1 : 0;
    }
    assertThat(sum / 100_000).isCloseTo(0, within(.02));
    assertThat(squares / 100_000).isCloseTo(1, within(.03));
    // The normal distribution has 0.0455 there.
    assertThat(beyondTwo / 100_000.0).isCloseTo(.0455, within(.005));
  }

  @Test
  void below_gives_each_number_equally_often() {
    int[] counts = new int[3];
    for (int i = 0; i < 30_000; i++) {
      counts[draws.below(3)]++;
    }
    for (int count : counts) {
      // Five deviations.
      assertThat(count).isBetween(10_000 - 410, 10_000 + 410);
    }
  }

  @Test
  void every_seed_part_and_index_has_its_own_stream() {
    Set<Double> first = new HashSet<>();
    for (long seed = -5; seed < 5; seed++) {
      for (int part = 0; part < 2; part++) {
        for (int index = 0; index < 1000; index++) {
          first.add(new Draws(seed, part, index).uniform(0, 1));
        }
      }
    }
    assertThat(first).hasSize(20_000);
  }
}
