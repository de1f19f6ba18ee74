package org.bitmargin.faults.targeted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetedTest {
  private static final int BITS = 80;

  private static Targeted model(int flips, int candidates) {
    return new Targeted(new TargetedParameters(flips, candidates, 10, Lifetime.PER_CHIP));
  }

  private static FaultMap aim(TinyNetwork network, int flips, int candidates) {
    return model(flips, candidates).aim(network, new SplittableRandom(1));
  }

  private static long[] flips(TinyNetwork network, int flips) {
    return aim(network, flips, 10).flips(network.image(), 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void one_flip_is_that_of_an_exhaustive_search(long seed) {
    TinyNetwork network = new TinyNetwork(seed);
    double worst = 0;
    for (long address = 0; address < BITS; address++) {
      worst = Math.max(worst, network.loss(new long[] {address}));
    }
    FaultMap all = aim(network, 1, BITS);
    assertThat(network.loss(all.flips(network.image(), 1))).isEqualTo(worst);
    assertThat(network.loss(flips(network, 1))).isEqualTo(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10})
  void does_more_damage_than_nearly_all_random_choices(int budget) {
    TinyNetwork network = new TinyNetwork(1);
    double attacked = network.loss(flips(network, budget));
    SplittableRandom random = new SplittableRandom(5);
    int worse = 0;
    for (int trial = 0; trial < 200; trial++) {
      long[] chosen = random.longs(0, BITS).distinct().limit(budget).sorted().toArray();
      worse += network.loss(chosen) < attacked ? 1 : 0;
    }
    // Of 80 bits a lucky choice can beat a greedy one.
    assertThat(worse).isGreaterThanOrEqualTo(190);
    assertThat(attacked).isGreaterThan(network.loss(new long[0]));
  }

  @Test
  void the_first_flips_of_a_budget_are_those_of_smaller_budgets() {
    TinyNetwork network = new TinyNetwork(2);
    FaultMap ten = aim(network, 10, 10);
    for (int budget = 0; budget <= 10; budget++) {
      double severity = model(10, 10).severityOf(model(budget, 10)).orElseThrow();
      assertThat(ten.flips(network.image(), severity))
          .hasSize(budget)
          .isEqualTo(flips(network, budget));
    }
  }

  @Test
  void a_budget_of_nothing_turns_nothing_and_one_beyond_the_memory_everything() {
    TinyNetwork network = new TinyNetwork(2);
    assertThat(flips(network, 0)).isEmpty();
    assertThat(flips(network, 90)).hasSize(BITS).doesNotHaveDuplicates();
  }

  @Test
  void other_attackers_have_chips_of_their_own() {
    assertThat(model(10, 10).severityOf(model(5, 9))).isEmpty();
    assertThat(model(10, 10).severityOf(model(11, 10))).isEmpty();
  }

  @Test
  void the_rate_is_the_share_of_the_bits_there_are() {
    MemoryLayout layout = MemoryLayout.of(4, 20);
    assertThat(model(5, 10).bitErrorRate(layout)).isCloseTo(0.0625, within(1e-12));
    assertThat(model(500, 10).bitErrorRate(layout)).isEqualTo(1);
    assertThat(model(5, 10).bitErrorRate()).isLessThan(model(6, 10).bitErrorRate());
  }

  @Test
  void a_rate_cannot_be_set_and_no_chip_be_drawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(5, 10).at(0.01))
        .withMessageContaining("points: {flips:");
    assertThat(model(5, 10).at(0).bitErrorRate()).isZero();
    assertThatThrownBy(() -> model(5, 10).sample(MemoryLayout.of(1, 10), new SplittableRandom(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expose parameters only");
  }

  @Test
  void floats_are_read_by_their_bits() {
    Values values = Values.of(new Floats(), 0, MemoryLayout.of(32, 3).regions().get(0));
    assertThat(values.of(1, Float.floatToRawIntBits(-2.5f))).isEqualTo(-2.5f);
    assertThat(Values.of(new Floats(), 0, MemoryLayout.of(16, 3).regions().get(0))).isNull();
  }

  @Test
  void channels_have_tables_of_their_own() {
    float[] tables = {0, 1, 10, 11, 20, 21};
    Values values = Values.of(new Floats(tables), 0, MemoryLayout.of(1, 12).regions().get(0));
    float[] read = new float[12];
    for (int i = 0; i < 12; i++) {
      read[i] = values.of(i, i % 2);
    }
    assertThat(read).containsExactly(0, 1, 0, 1, 10, 11, 10, 11, 20, 21, 20, 21);
  }

  @Test
  void wrong_parameters_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetedParameters(-1, 1, 1, Lifetime.PER_CHIP))
        .withMessage("flips must be 0 to 10000, was -1");
    for (Lifetime lifetime : Arrays.asList(Lifetime.PER_INFERENCE, Lifetime.PER_WRITE, null)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TargetedParameters(1, 1, 1, lifetime))
          .withMessageContaining("per-chip");
    }
  }

  private record Floats(float... table) implements AimedFaultModel.Target {
    @Override
    public MemoryImage image() {
      throw new AssertionError("not needed");
    }

    @Override
    public float[] values(int region) {
      return table.length == 0 ? null : table;
    }

    @Override
    public float[] gradient(int region, long[] flips) {
      throw new AssertionError("not needed");
    }

    @Override
    public double loss(long[] flips) {
      throw new AssertionError("not needed");
    }
  }
}
