package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.Protection;
import org.bitmargin.api.Tensors;
import org.bitmargin.faults.rram.Coding;
import org.bitmargin.faults.rram.Mechanism;
import org.bitmargin.faults.rram.RramFactory;
import org.bitmargin.faults.rram.RramParameters;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.HardTanh;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.Sequential;
import org.bitmargin.protections.interleave.InterleavingFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class AimedFaultsTest {
  private final Model model = Fixtures.mlp(Fixtures.uniform(4), 3);

  @Nested
  class Campaigns {

    /** Turns every stored 1 of the first hundred bits: no model that does not look could. */
    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void let_a_model_see_what_is_stored(Lifetime lifetime) {
      Choosing ones = new Choosing(lifetime, 0, (target, chip) -> map(ones(target.image(), 100)));
      Measurement m = evaluate(ones, Optional.empty()).get(0);
      assertThat(m.drawn()).isEqualTo(Measurement.Drawn.AIMED);
      assertThat(m.audit().stream().mapToLong(AuditRow::flips01).sum()).isZero();
      int images = lifetime.persistent() ? 1 : 20;
      assertThat(m.flippedBits()).isEqualTo(images * (long) ones(clean(), 100).length);
    }

    @Test
    void say_that_other_models_did_not_look() {
      Measurement m = evaluate(Fixtures.flips(Lifetime.PER_CHIP), Optional.empty()).get(0);
      assertThat(m.drawn()).isEqualTo(Measurement.Drawn.SAMPLED);
    }

    @Test
    void use_the_exact_form_of_multi_level_cells() {
      FaultModel cells =
          new RramFactory()
              .create(
                  new RramParameters(
                      Mechanism.MULTI_LEVEL, 0, 0, 1, 3, 3, Coding.BINARY, 0, Lifetime.PER_WRITE));
      MemoryImage image = clean();
      FaultMap exact =
          ((AimedFaultModel) cells).aim(new StoredOnly(image), Streams.of(7, "chip", 0));
      FaultMap approximate = cells.sample(image.layout(), Streams.of(7, "chip", 0));
      Measurement m = evaluate(cells, Optional.empty()).get(0);
      assertThat(m.flippedBits())
          .isEqualTo(exact.flips(image, 1).length)
          .isNotEqualTo(approximate.flips(image, 1).length);
    }

    @Test
    void leave_the_network_and_its_statistics_as_they_were() {
      List<float[]> before = values();
      Choosing attack =
          new Choosing(
              Lifetime.PER_CHIP,
              30,
              (target, chip) -> {
                target.loss(new long[] {3});
                target.gradient(0, new long[] {3, 8});
                return map(new long[] {5});
              });
      Measurement m = evaluate(attack, Optional.empty()).get(0);
      assertThat(m.flippedBits()).isEqualTo(1);
      assertThat(values()).usingRecursiveComparison().isEqualTo(before);
      assertThat(model.parameters()).noneMatch(p -> p.overridden());
    }

    @Test
    void give_each_chip_other_images_and_the_same_ones_again_to_the_same_chip() {
      Recorder images = new Recorder(Fixtures.data().train(), new ArrayList<>());
      Choosing attack =
          new Choosing(
              Lifetime.PER_CHIP,
              30,
              (target, chip) -> map(new long[] {(long) target.loss(new long[0])}));
      Evaluator evaluator = evaluator().withAttackImages(images);
      for (int run = 0; run < 2; run++) {
        evaluator.evaluate(
            model,
            Fixtures.data().test(),
            Sweep.ofPoints(List.of(attack)),
            Optional.empty(),
            2,
            7,
            Progress.NONE);
      }
      assertThat(images.asked()).hasSize(4).allMatch(asked -> asked.size() == 30);
      assertThat(images.asked().get(0)).doesNotHaveDuplicates();
      assertThat(images.asked().get(2)).isEqualTo(images.asked().get(0));
      assertThat(images.asked().get(3)).isEqualTo(images.asked().get(1));
      assertThat(images.asked().get(1)).isNotEqualTo(images.asked().get(0));
    }

    @Test
    void without_images_for_the_attacker_are_refused() {
      Choosing attack = new Choosing(Lifetime.PER_CHIP, 30, (target, chip) -> map(new long[] {1}));
      assertThatThrownBy(
              () ->
                  evaluator()
                      .evaluate(
                          model,
                          Fixtures.data().test(),
                          Sweep.ofPoints(List.of(attack)),
                          Optional.empty(),
                          1,
                          7,
                          Progress.NONE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("needs labelled images");
    }

    @Test
    void on_data_stored_out_of_order_are_refused() {
      InterleavingFactory factory = new InterleavingFactory();
      Choosing attack = new Choosing(Lifetime.PER_CHIP, 30, (target, chip) -> map(new long[] {1}));
      assertThatThrownBy(() -> evaluate(attack, Optional.of(factory.create(factory.defaults()))))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContainingAll("fc1.weight", "leave out interleaving");
    }
  }

  @Nested
  class WhatAnAttackerSees {

    /** Without batch normalisation training and inference compute the same. */
    @Test
    void is_the_slope_of_the_loss_it_sees() {
      RandomGenerator init = Streams.of(1, "init");
      Model smooth =
          new Sequential(
              List.of(
                  new Flatten("flatten"),
                  new Linear("fc1", 784, 12, true, Fixtures.uniform(8), init),
                  new HardTanh("act1"),
                  new Linear("fc2", 12, 10, true, Fixtures.uniform(8), init)));
      try (StoredModel stored = store(smooth)) {
        AttackedModel target =
            new AttackedModel(smooth, stored, new Unprotected(stored.image()), images());
        double clean = target.loss(new long[0]);
        float[] gradient = target.gradient(1, new long[0]);
        float[] values = target.values(1);
        var region = stored.image().layout().regions().get(1);
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
          int code = stored.image().content(1).get(i);
          float change = values[code ^ 4] - values[code];
          double realised = target.loss(new long[] {region.firstBit() + 8L * i + 2}) - clean;
          assertThat((double) gradient[i] * change)
              .isCloseTo(realised, within(2e-4 + 0.1 * Math.abs(realised)));
          largest = Math.max(largest, Math.abs(realised));
        }
        assertThat(largest).isGreaterThan(4e-3);
      }
    }

    @Test
    void is_clean_again_after_every_question() {
      try (StoredModel stored = store(model)) {
        AttackedModel target =
            new AttackedModel(model, stored, new Unprotected(stored.image()), images());
        MemoryImage before = target.image().copy();
        double first = target.loss(new long[0]);
        float[] gradient = target.gradient(0, new long[0]);
        assertThat(target.loss(new long[] {3, 7, 11, 4000})).isNotEqualTo(first);
        assertThat(target.gradient(0, new long[] {3})).isNotEqualTo(gradient);
        assertThat(target.loss(new long[0])).isEqualTo(first);
        assertThat(target.gradient(0, new long[0])).isEqualTo(gradient);
        assertThat(target.image().content(0)).isEqualTo(before.content(0));
      }
    }

    @Test
    void does_not_depend_on_the_scale_of_the_logits() {
      INDArray z = Tensors.of(new float[] {3, 1, 0, -2, 5, 1}, 2, 3);
      INDArray larger = z.mul(1000);
      int[] labels = {0, 2};
      assertThat(AttackLoss.of(larger, labels).value(larger, labels))
          .isCloseTo(AttackLoss.of(z, labels).value(z, labels), within(1e-6));
    }

    /** Two images of three classes, by hand: s = 10 / ((3 + 7) / 2) = 2. */
    @Test
    void is_cross_entropy() {
      INDArray z = Tensors.of(new float[] {3, 1, 0, -2, 5, 1}, 2, 3);
      double first = Math.log(1 + Math.exp(-4) + Math.exp(-6));
      double second = 8 + Math.log(1 + Math.exp(-8) + Math.exp(-14));
      assertThat(AttackLoss.of(z, new int[] {0, 2}).value(z, new int[] {0, 2}))
          .isCloseTo((first + second) / 2, within(1e-9));
    }
  }

  private List<float[]> values() {
    return model.parameters().stream().map(p -> Tensors.toArray(p.value())).toList();
  }

  private MemoryImage clean() {
    try (StoredModel stored = store(model)) {
      return stored.image().copy();
    }
  }

  private static AttackedModel.Images images() {
    int[] indices = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    Examples train = Fixtures.data().train();
    return new AttackedModel.Images(train.images(indices), train.labels(indices));
  }

  private static StoredModel store(Model model) {
    return new StoredModel(
        model, model.inference(), new Exposure(List.of("weight")), false, MemoryGeometry.DEFAULT);
  }

  private static long[] ones(MemoryImage image, int bits) {
    return LongStream.range(0, bits).filter(image::bit).toArray();
  }

  private static FaultMap map(long[] sites) {
    return new FaultMap(sites, new double[sites.length], new double[sites.length]);
  }

  private List<Measurement> evaluate(FaultModel faults, Optional<Protection> protection) {
    return evaluator()
        .withAttackImages(Fixtures.data().train())
        .evaluate(
            model,
            Fixtures.data().test(),
            Sweep.ofPoints(List.of(faults)),
            protection,
            1,
            7,
            Progress.NONE);
  }

  private static Evaluator evaluator() {
    return new Evaluator(
        new EvaluationSettings(20, 20, List.of("weight"), false, EvaluationSettings.Path.FASTEST),
        10);
  }

  private record StoredOnly(MemoryImage image) implements AimedFaultModel.Target {
    @Override
    public float[] values(int region) {
      throw new AssertionError("not needed");
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

  private record Recorder(Examples source, List<List<Integer>> asked) implements Examples {
    @Override
    public int size() {
      return source.size();
    }

    @Override
    public int label(int index) {
      return source.label(index);
    }

    @Override
    public INDArray images(int[] indices) {
      asked.add(Arrays.stream(indices).boxed().toList());
      return source.images(indices);
    }
  }

  /** A model that does what a test says. */
  private record Choosing(
      Lifetime lifetime, int images, BiFunction<Target, RandomGenerator, FaultMap> choice)
      implements AimedFaultModel {
    @Override
    public double bitErrorRate() {
      return 1e-6;
    }

    @Override
    public FaultModel at(double bitErrorRate) {
      return this;
    }

    @Override
    public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
      throw new AssertionError("it wants to look");
    }

    @Override
    public FaultMap aim(Target target, RandomGenerator chip) {
      return choice.apply(target, chip);
    }
  }
}
