package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Model;
import org.bitmargin.faults.targeted.TargetedFactory;
import org.bitmargin.faults.targeted.TargetedParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bit search on a trained network, as a campaign runs it. */
class TargetedAttackTest {
  @TempDir private static Path folder;
  private static final Model MODEL = Fixtures.mlp(Fixtures.uniform(8), Fixtures.fixed(8), 1);

  @BeforeAll
  static void train() {
    new Trainer(Fixtures.training(8), Fixtures.crossEntropy(), Optional.empty(), 1)
        .train(
            MODEL,
            Fixtures.data(),
            folder.resolve("best.safetensors"),
            folder.resolve("last.safetensors"),
            "attack",
            Progress.NONE);
  }

  @Test
  void hurts_far_more_than_as_many_random_flips() {
    List<Measurement> attacked = attack(List.of(0, 1, 5, 20));
    double golden = attacked.get(0).outcome().accuracy();
    assertThat(golden).isGreaterThan(0.25);
    assertThat(attacked).extracting(Measurement::flippedBits).containsExactly(0L, 1L, 5L, 20L);
    double rate = 20.0 / attacked.get(0).storedBits();
    List<Measurement> random =
        evaluator()
            .evaluate(
                MODEL,
                Fixtures.data().test(),
                Fixtures.flips(Lifetime.PER_CHIP),
                List.of(rate),
                20,
                7,
                Progress.NONE);
    double worst = random.stream().mapToDouble(m -> m.outcome().accuracy()).min().orElseThrow();
    assertThat(attacked.get(3).outcome().accuracy()).isLessThan(worst).isLessThan(golden - 0.05);
  }

  @Test
  void gives_the_same_bytes_again_and_the_same_bits_in_a_smaller_sweep() {
    List<Measurement> first = attack(List.of(1, 3, 6));
    List<Measurement> again = attack(List.of(3, 6));
    assertThat(again.get(0).audit()).isEqualTo(first.get(1).audit());
    assertThat(again.get(1).audit()).isEqualTo(first.get(2).audit());
    assertThat(attack(List.of(3)).get(0).audit()).isEqualTo(first.get(1).audit());
  }

  @Test
  void counts_bits_as_a_share_of_those_stored() {
    Measurement m = attack(List.of(5)).get(0);
    assertThat(m.ber()).isEqualTo(5.0 / m.storedBits());
    assertThat(m.drawn()).isEqualTo(Measurement.Drawn.AIMED);
  }

  private static List<Measurement> attack(List<Integer> budgets) {
    List<FaultModel> points =
        budgets.stream()
            .map(
                flips ->
                    new TargetedFactory()
                        .create(new TargetedParameters(flips, 5, 64, Lifetime.PER_CHIP)))
            .toList();
    return evaluator()
        .withAttackImages(Fixtures.data().train())
        .evaluate(
            MODEL,
            Fixtures.data().test(),
            Sweep.ofPoints(points),
            Optional.empty(),
            1,
            7,
            Progress.NONE);
  }

  private static Evaluator evaluator() {
    return new Evaluator(EvaluationSettings.defaults(), 10);
  }
}
