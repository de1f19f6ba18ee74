package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ActivationMemoryTest {
  private static final int HIDDEN = 16;

  private static Quantizer quantizer(int bits) {
    return switch (bits) {
      case 1 -> Fixtures.binary();
      case 32 -> FullPrecision.INSTANCE;
      default -> Fixtures.fixed(bits);
    };
  }

  private static Model model(int bits) {
    return Fixtures.mlp(Fixtures.uniform(4), quantizer(bits), 3);
  }

  @Nested
  class WhatTheNextLayerReads {
    private final INDArray images = Fixtures.data().test().images(IntStream.range(0, 30).toArray());

    private float[] logits(Model model) {
      return Tensors.toArray(model.forward(images, Phase.INFERENCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 32})
    void is_what_was_written_where_nothing_fails(int bits) {
      Model model = model(bits);
      float[] clean = logits(model);
      try (ActivationMemory memory = memory(model)) {
        memory.load(everything(memory), 0);
        assertThat(logits(model)).isEqualTo(clean);
        assertThat(memory.flipped()).isZero();
        assertThat(memory.bitsRead()).isEqualTo(30L * HIDDEN * bits);
      }
      assertThat(logits(model)).isEqualTo(clean);
    }

    /** +1 is one code of one bit and -1 the other. */
    @Test
    void is_the_negative_where_every_binary_activation_fails() {
      Model model = model(1);
      model.activations().get(0).tap(INDArray::neg);
      float[] negated = logits(model);
      try (ActivationMemory memory = memory(model)) {
        memory.load(everything(memory), 1);
        assertThat(logits(model)).isEqualTo(negated);
        assertThat(memory.flipped()).isEqualTo(30L * HIDDEN);
        List<AuditRow> rows = memory.rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).flips01() + rows.get(0).flips10()).isEqualTo(30L * HIDDEN);
        assertThat(rows.get(0).flips01()).isBetween(30L, 30L * HIDDEN - 30);
      }
    }

    /** The sign of a float is its highest bit. */
    @Test
    void is_the_negative_where_the_sign_of_every_float_fails() {
      Model model = model(32);
      model.activations().get(0).tap(INDArray::neg);
      float[] negated = logits(model);
      try (ActivationMemory memory = memory(model)) {
        long[] signs = LongStream.range(0, HIDDEN).map(i -> 32 * i + 31).toArray();
        memory.load(new FaultMap(signs, new double[HIDDEN], new double[HIDDEN]), 1);
        assertThat(logits(model)).isEqualTo(negated);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void has_the_code_of_one_element_with_the_bit_of_the_site_turned(int bits) {
      Model model = model(bits);
      Quantizer quantizer = quantizer(bits);
      int element = 5;
      int bit = bits - 1;
      model
          .activations()
          .get(0)
          .tap(
              values -> {
                var stored = quantizer.encode(values);
                for (int n = 0; n < values.size(0); n++) {
                  stored.codes().flip(((long) n * HIDDEN + element) * bits + bit);
                }
                return quantizer.decode(stored);
              });
      float[] expected = logits(model);
      try (ActivationMemory memory = memory(model)) {
        long[] site = {(long) element * bits + bit};
        memory.load(new FaultMap(site, new double[1], new double[1]), 1);
        assertThat(logits(model)).isEqualTo(expected);
        assertThat(memory.flipped()).isEqualTo(30);
        assertThat(memory.rows().get(bit).flips01() + memory.rows().get(bit).flips10())
            .isEqualTo(30);
      }
    }
  }

  @Nested
  class Campaigns {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 32})
    void realise_the_rate_at_every_bit_of_every_lifetime(int bits) {
      for (Lifetime lifetime : Lifetime.values()) {
        double chiSquare = 0;
        Measurement m = evaluate(bits, lifetime, List.of("quant1"), 40, 10).get(1);
        double inferences = lifetime.persistent() ? 1 : 40;
        double n = HIDDEN * inferences;
        for (AuditRow row : activations(m)) {
          assertThat(row.storedBits()).isEqualTo(HIDDEN * 40);
          // A persistent site fails for every image alike and counts once.
          double flips = (row.flips01() + row.flips10()) * inferences / 40;
          double deviation = flips - 0.2 * n;
          chiSquare += deviation * deviation / (n * 0.2 * 0.8);
        }
        assertThat(chiSquare).as(lifetime.name()).isLessThan(bits + 5 * Math.sqrt(2.0 * bits) + 12);
        assertThat(m.flippedBits()).isPositive();
        assertThat(m.storedBits()).isEqualTo(40L * HIDDEN * bits);
      }
    }

    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void without_errors_give_the_golden_network(Lifetime lifetime) {
      Outcome golden = evaluator(List.of("quant1"), 40, 10).golden(model(4), test());
      Measurement m = evaluate(4, lifetime, List.of("quant1"), 40, 10).get(0);
      assertThat(m.ber()).isZero();
      assertThat(m.flippedBits()).isZero();
      assertThat(m.outcome().correct()).isEqualTo(golden.correct());
      assertThat(m.outcome().meanLogitMargin())
          .isCloseTo(golden.meanLogitMargin(), Offset.offset(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void expose_weights_and_activations_together(Lifetime lifetime) {
      Measurement m = evaluate(4, lifetime, List.of("weight", "activation"), 40, 10).get(1);
      assertThat(m.audit().stream().mapToLong(r -> r.flips01() + r.flips10()).sum())
          .isEqualTo(m.flippedBits());
      assertThat(m.audit().stream().filter(AuditRow::exposed).mapToLong(AuditRow::storedBits).sum())
          .isEqualTo(m.storedBits());
      assertThat(activations(m)).hasSize(4);
    }

    @Test
    void of_a_chip_do_not_change_with_the_batch() {
      Measurement one = evaluate(4, Lifetime.PER_CHIP, List.of("activation"), 40, 40).get(1);
      Measurement many = evaluate(4, Lifetime.PER_CHIP, List.of("activation"), 40, 7).get(1);
      assertThat(many.flippedBits()).isEqualTo(one.flippedBits());
      assertThat(many.outcome().correct()).isEqualTo(one.outcome().correct());
    }

    @Test
    void hurt_the_network_and_leave_it_as_it_was() {
      Model model = model(1);
      INDArray image = test().images(new int[] {0});
      float[] before = Tensors.toArray(model.forward(image, Phase.INFERENCE));
      List<Measurement> rows =
          evaluator(List.of("activation"), 40, 10)
              .evaluate(
                  model,
                  test(),
                  Fixtures.flips(Lifetime.PER_INFERENCE),
                  List.of(0.0, 0.2),
                  1,
                  7,
                  Progress.NONE);
      assertThat(rows.get(1).outcome().meanLogitMargin())
          .isNotEqualTo(rows.get(0).outcome().meanLogitMargin());
      assertThat(Tensors.toArray(model.forward(image, Phase.INFERENCE))).isEqualTo(before);
    }

    private Examples test() {
      return Fixtures.data().test();
    }

    private List<AuditRow> activations(Measurement m) {
      return m.audit().stream().filter(r -> r.tensor().equals("quant1")).toList();
    }

    private List<Measurement> evaluate(
        int bits, Lifetime lifetime, List<String> expose, int images, int batch) {
      return evaluator(expose, images, batch)
          .evaluate(
              model(bits),
              test(),
              Fixtures.flips(lifetime),
              List.of(0.0, 0.2),
              1,
              7,
              Progress.NONE);
    }

    private Evaluator evaluator(List<String> expose, int images, int batch) {
      return new Evaluator(
          new EvaluationSettings(batch, images, expose, false, EvaluationSettings.Path.FASTEST),
          10);
    }
  }

  private static ActivationMemory memory(Model model) {
    model.forward(Fixtures.data().test().images(new int[] {0}), Phase.INFERENCE);
    return new ActivationMemory(model.activations(), MemoryGeometry.DEFAULT);
  }

  /** Every bit fails at every severity above 0. */
  private static FaultMap everything(ActivationMemory memory) {
    int bits = (int) memory.layout().bitCount();
    return new FaultMap(LongStream.range(0, bits).toArray(), new double[bits], new double[bits]);
  }
}
