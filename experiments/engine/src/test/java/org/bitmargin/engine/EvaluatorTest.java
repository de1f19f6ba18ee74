package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class EvaluatorTest {
  private static final List<Double> RATES = List.of(0.0, 0.01, 0.1, 0.4);

  private final Model model = Fixtures.mlp(Fixtures.uniform(4), 3);

  @ParameterizedTest
  @EnumSource(Lifetime.class)
  void rate_zero_is_the_golden_network(Lifetime lifetime) {
    Outcome golden = evaluator(20, 50).golden(model, Fixtures.data().test());
    assertThat(evaluate(20, 50, Fixtures.flips(lifetime), 7))
        .filteredOn(m -> m.ber() == 0)
        .hasSize(2)
        .allSatisfy(
            m -> {
              assertThat(m.flippedBits()).isZero();
              assertThat(m.outcome().correct()).isEqualTo(golden.correct());
              assertThat(m.outcome().meanLogitMargin())
                  .isCloseTo(golden.meanLogitMargin(), Offset.offset(1e-4));
            });
  }

  @ParameterizedTest
  @EnumSource(Lifetime.class)
  void the_same_seed_gives_the_same_chips_and_another_seed_others(Lifetime lifetime) {
    List<Measurement> first = evaluate(10, 10, Fixtures.flips(lifetime), 7);
    List<Measurement> again = evaluate(10, 10, Fixtures.flips(lifetime), 7);
    List<Measurement> other = evaluate(10, 10, Fixtures.flips(lifetime), 8);
    assertThat(flips(again)).isEqualTo(flips(first));
    assertThat(margins(again)).isEqualTo(margins(first));
    assertThat(flips(other)).isNotEqualTo(flips(first));
  }

  @Test
  void rates_come_back_in_ascending_order_with_all_chips_of_each() {
    List<Measurement> rows = evaluate(10, 10, Fixtures.flips(Lifetime.PER_CHIP), 7);
    assertThat(rows.stream().map(m -> m.ber() + "/" + m.chip()))
        .containsExactly("0.0/0", "0.0/1", "0.01/0", "0.01/1", "0.1/0", "0.1/1", "0.4/0", "0.4/1");
  }

  @Test
  void a_chip_does_not_change_with_the_batch_it_is_read_in() {
    FaultModel faults = Fixtures.flips(Lifetime.PER_CHIP);
    assertThat(correct(evaluate(60, 60, faults, 7))).isEqualTo(correct(evaluate(60, 7, faults, 7)));
  }

  @Test
  void a_chip_at_a_rate_does_not_depend_on_the_other_rates_up_to_the_highest() {
    FaultModel faults = Fixtures.flips(Lifetime.PER_CHIP);
    List<Measurement> few =
        evaluator(20, 20)
            .evaluate(
                model, Fixtures.data().test(), faults, List.of(0.1, 0.4), 2, 7, Progress.NONE);
    List<Measurement> all =
        evaluate(20, 20, faults, 7).stream().filter(m -> m.ber() >= 0.1).toList();
    assertThat(flips(few)).isEqualTo(flips(all));
  }

  @Test
  void realised_flips_meet_the_rate_and_the_audit_accounts_for_each() {
    for (Lifetime lifetime : Lifetime.values()) {
      for (Measurement m : evaluate(10, 10, Fixtures.flips(lifetime), 7)) {
        double expected = m.ber() * m.storedBits();
        assertThat((double) m.flippedBits())
            .isCloseTo(expected, Offset.offset(6 * Math.sqrt(expected * (1 - m.ber())) + 1e-9));
        assertThat(m.audit().stream().mapToLong(r -> r.flips01() + r.flips10()).sum())
            .isEqualTo(m.flippedBits());
        assertThat(
                m.audit().stream().filter(AuditRow::exposed).mapToLong(AuditRow::storedBits).sum())
            .isEqualTo(m.storedBits());
      }
    }
  }

  @Test
  void transient_faults_differ_from_image_to_image() {
    // The same image ten times: a persistent chip treats all alike, fresh faults do not.
    Examples copies = Chosen.copies(Fixtures.data().test(), 40);
    var settings = settings(1, 0);
    for (Lifetime lifetime : Lifetime.values()) {
      Outcome outcome =
          new Evaluator(settings, 10)
              .evaluate(model, copies, Fixtures.flips(lifetime), List.of(0.3), 1, 5, Progress.NONE)
              .get(0)
              .outcome();
      long bins =
          IntStream.range(0, outcome.margins().size())
              .filter(i -> outcome.margins().count(i) > 0)
              .count();
      assertThat(bins > 1).as(lifetime.name()).isEqualTo(!lifetime.persistent());
    }
  }

  @Test
  void the_model_is_left_as_it_was() {
    float before = golden();
    evaluate(10, 10, Fixtures.flips(Lifetime.PER_CHIP), 7);
    assertThat(golden()).isEqualTo(before);
    assertThat(model.parameters()).noneMatch(Parameter::overridden);
  }

  private float golden() {
    INDArray image = Fixtures.data().test().images(new int[] {0});
    return model.forward(image, Model.Phase.INFERENCE).getFloat(0);
  }

  private List<Measurement> evaluate(int images, int batch, FaultModel faults, long seed) {
    return evaluator(images, batch)
        .evaluate(model, Fixtures.data().test(), faults, RATES, 2, seed, Progress.NONE);
  }

  private static Evaluator evaluator(int images, int batch) {
    return new Evaluator(settings(batch, images), 10);
  }

  private static EvaluationSettings settings(int batch, int images) {
    return new EvaluationSettings(
        batch, images, List.of("weight"), false, EvaluationSettings.Path.FASTEST);
  }

  private static List<Long> flips(List<Measurement> rows) {
    return rows.stream().map(Measurement::flippedBits).toList();
  }

  private static List<Long> correct(List<Measurement> rows) {
    return rows.stream().map(m -> m.outcome().correct()).toList();
  }

  private static List<Double> margins(List<Measurement> rows) {
    return rows.stream().map(m -> m.outcome().meanLogitMargin()).toList();
  }
}
