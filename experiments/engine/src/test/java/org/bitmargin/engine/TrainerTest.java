package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Model;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainerTest {
  @TempDir private Path folder;

  @Test
  void a_float_a_4_bit_and_a_binary_network_learn() {
    for (Quantizer quantizer :
        List.of(FullPrecision.INSTANCE, Fixtures.uniform(4), Fixtures.binary())) {
      Model model = Fixtures.mlp(quantizer, 1);
      String name = "w" + quantizer.bits();
      List<EpochRecord> history = train(model, 8, 1, name, Optional.empty());
      assertThat(history).hasSize(8);
      assertThat(history.get(7).trainLoss()).isLessThan(0.8 * history.get(0).trainLoss());
      Evaluator evaluator = new Evaluator(EvaluationSettings.defaults(), 10);
      // Chance is 10 %; 480 images and 16 hidden units do not make it perfect.
      assertThat(evaluator.golden(model, Fixtures.data().test()).accuracy()).isGreaterThan(0.25);
    }
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_others() throws IOException {
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 1, "a", Optional.empty());
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 1, "b", Optional.empty());
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 2, "c", Optional.empty());
    assertThat(bytes("b.last")).isEqualTo(bytes("a.last"));
    assertThat(bytes("c.last")).isNotEqualTo(bytes("a.last"));
  }

  @Test
  void a_resumed_run_equals_an_uninterrupted_one_byte_for_byte() throws IOException {
    Optional<FaultInjection> injection = injection();
    train(Fixtures.mlp(Fixtures.binary(), 1), 3, 1, "whole", injection);
    stopAfter(2, "part", injection);
    train(Fixtures.mlp(Fixtures.binary(), 1), 3, 1, "part", injection);
    assertThat(bytes("part.last")).isEqualTo(bytes("whole.last"));
    assertThat(bytes("part.best")).isEqualTo(bytes("whole.best"));
  }

  @Test
  void what_augmentation_draws_depends_on_seed_epoch_and_image_alone() {
    List<String> first = drawn(1);

    assertThat(drawn(1)).isEqualTo(first);
    // Two epochs of up to 540 images; an incomplete batch is left out.
    assertThat(first).hasSize(900).doesNotHaveDuplicates();
    assertThat(drawn(2)).doesNotContainAnyElementsOf(first);
  }

  @Test
  void a_part_of_training_images_sorted_by_class_holds_all_classes() {
    Set<Integer> labels = new HashSet<>();
    Examples sorted = Chosen.byClass(Fixtures.data().train());
    Examples recording = new Recording(sorted, (index, stream) -> labels.add(sorted.label(index)));
    TrainingSettings all = Fixtures.training(1);
    TrainingSettings some =
        new TrainingSettings(
            all.epochs(),
            all.batch(),
            all.optimizer(),
            all.learningRate(),
            all.momentum(),
            all.schedule(),
            all.stepEpochs(),
            all.stepFactor(),
            all.validationShare(),
            100,
            all.select());
    train(new Trainer(some, Fixtures.crossEntropy(), Optional.empty(), 1), recording, "part");
    assertThat(labels).hasSize(10);
  }

  /** Image and first numbers of its stream, sorted, for every training image handed out. */
  private List<String> drawn(long seed) {
    List<String> drawn = new ArrayList<>();
    Examples recording =
        new Recording(
            Fixtures.data().train(),
            (index, stream) ->
                drawn.add(index + " " + stream.nextLong() + " " + stream.nextLong()));
    String name = "drawn" + seed + folder.toFile().list().length;
    train(trainer(2, seed, Fixtures.crossEntropy(), Optional.empty()), recording, name);
    return drawn.stream().sorted().toList();
  }

  private void train(Trainer trainer, Examples examples, String name) {
    trainer.train(
        Fixtures.mlp(Fixtures.binary(), 1),
        new WithTrain(Fixtures.data(), examples),
        file(name + ".best"),
        file(name + ".last"),
        "id",
        Progress.NONE);
  }

  /** Tells of every training image handed out. */
  private record Recording(Examples source, BiConsumer<Integer, RandomGenerator> drawn)
      implements Examples {
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
      return source.images(indices);
    }

    @Override
    public INDArray trainingImages(int[] indices, IntFunction<RandomGenerator> draws) {
      for (int index : indices) {
        drawn.accept(index, draws.apply(index));
      }
      return images(indices);
    }
  }

  private record WithTrain(Dataset data, Examples train) implements Dataset {
    @Override
    public int channels() {
      return data.channels();
    }

    @Override
    public int height() {
      return data.height();
    }

    @Override
    public int width() {
      return data.width();
    }

    @Override
    public List<String> classNames() {
      return data.classNames();
    }

    @Override
    public Examples test() {
      return data.test();
    }

    @Override
    public String fingerprint() {
      return data.fingerprint();
    }
  }

  private void stopAfter(int epochs, String name, Optional<FaultInjection> injection) {
    Progress stop =
        new Progress() {
          @Override
          public void epoch(EpochRecord record, int all) {
            if (record.epoch() == epochs) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThatThrownBy(
            () ->
                trainer(3, 1, Fixtures.crossEntropy(), injection)
                    .train(
                        Fixtures.mlp(Fixtures.binary(), 1),
                        Fixtures.data(),
                        file(name + ".best"),
                        file(name + ".last"),
                        "id",
                        stop))
        .hasMessage("stopped");
  }

  @Test
  void the_best_checkpoint_is_the_earliest_of_the_highest_validation_accuracy() {
    Model model = Fixtures.mlp(Fixtures.binary(), 1);
    List<EpochRecord> history = train(model, 6, 1, "best", Optional.empty());
    double highest =
        history.stream().mapToDouble(EpochRecord::validationAccuracy).max().orElseThrow();
    int expected =
        history.stream()
            .filter(r -> r.validationAccuracy() == highest)
            .findFirst()
            .orElseThrow()
            .epoch();
    assertThat(Checkpoint.load(file("best.best"), model))
        .containsEntry("epoch", Integer.toString(expected));
  }

  @Test
  void latent_binary_weights_stay_within_their_limit() {
    Model model = Fixtures.mlp(Fixtures.binary(), 1);
    train(model, 3, 1, "clip", Optional.empty());
    model.parameters().stream()
        .filter(p -> p.quantizer().latentLimit().isPresent())
        .forEach(
            p -> {
              for (float v : Tensors.toArray(p.value())) {
                assertThat(v).isBetween(-1f, 1f);
              }
            });
  }

  @Test
  void training_with_injected_faults_differs_once_the_loss_is_low_enough() throws IOException {
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 1, "clean", Optional.empty());
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 1, "injected", injection());
    assertThat(bytes("injected.last")).isNotEqualTo(bytes("clean.last"));
    FaultInjection never =
        new FaultInjection(Fixtures.flips(0.1, 0.1, Lifetime.PER_CHIP), Double.MIN_VALUE);
    train(Fixtures.mlp(Fixtures.binary(), 1), 2, 1, "never", Optional.of(never));
    assertThat(bytes("never.last")).isEqualTo(bytes("clean.last"));
  }

  @Test
  void a_checkpoint_of_another_run_is_not_continued() {
    train(Fixtures.mlp(Fixtures.binary(), 1), 1, 1, "x", Optional.empty());
    assertThatThrownBy(
            () ->
                trainer(2, 1, Fixtures.crossEntropy(), Optional.empty())
                    .train(
                        Fixtures.mlp(Fixtures.binary(), 1),
                        Fixtures.data(),
                        file("x.best"),
                        file("x.last"),
                        "other",
                        Progress.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another training run");
  }

  @Test
  void a_loss_that_is_not_finite_ends_the_training() {
    Loss diverging = (logits, labels) -> new LossResult(Double.NaN, logits.dup());
    Model model = Fixtures.mlp(Fixtures.binary(), 1);
    Trainer trainer = trainer(1, 1, diverging, Optional.empty());
    assertThatThrownBy(
            () ->
                trainer.train(
                    model, Fixtures.data(), file("d.best"), file("d.last"), "id", Progress.NONE))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("diverged");
    assertThat(file("d.last")).doesNotExist();
  }

  private static Optional<FaultInjection> injection() {
    return Optional.of(new FaultInjection(Fixtures.flips(0.1, 0.1, Lifetime.PER_CHIP), 100));
  }

  private List<EpochRecord> train(
      Model model, int epochs, long seed, String name, Optional<FaultInjection> injection) {
    return trainer(epochs, seed, Fixtures.crossEntropy(), injection)
        .train(
            model,
            Fixtures.data(),
            file(name + ".best"),
            file(name + ".last"),
            "id",
            Progress.NONE);
  }

  private static Trainer trainer(
      int epochs, long seed, Loss loss, Optional<FaultInjection> injection) {
    return new Trainer(Fixtures.training(epochs), loss, injection, seed);
  }

  private Path file(String name) {
    return folder.resolve(name + ".safetensors");
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }
}
