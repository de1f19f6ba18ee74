package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchVgg3;
import org.bitmargin.engine.Optimizer;
import org.bitmargin.engine.TrainingSettings;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.losses.crossentropy.CrossEntropyParameters;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Our network and the peer compute the same from the same weights. */
class SameWorkTest {
  private static final int SIDE = 12;
  private static final int BATCH = 16;
  private static final int CLASSES = 10;

  private final int[] labels = Images.labels(BATCH);
  private final INDArray images =
      Images.examples(BATCH, SIDE).images(IntStream.range(0, BATCH).toArray());

  @BeforeAll
  static void libtorch_is_here() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void logits_in_inference_are_the_same(int bits) {
    Model model = model(bits);
    model.forward(images, Model.Phase.TRAINING);
    try (TorchVgg3 peer = new TorchVgg3(model, bits)) {
      peer.freeze();
      INDArray ours = model.forward(images, Model.Phase.INFERENCE);
      assertMostlySame(Tensors.toArray(ours), peer.logits(batch(peer)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_training_step_is_the_same(int bits) {
    Model model = model(bits);
    try (TorchVgg3 peer = new TorchVgg3(model, bits)) {
      TorchVgg3.Pass pass = peer.pass(batch(peer));
      peer.step(batch(peer));
      INDArray logits = model.forward(images, Model.Phase.TRAINING);
      assertMostlySame(Tensors.toArray(logits), pass.logits());
      LossResult loss =
          new CrossEntropyFactory().create(new CrossEntropyParameters()).evaluate(logits, labels);
      assertThat(loss.value()).isCloseTo(pass.loss(), within(1e-3));
      model.backward(loss.gradient());
      Optimizer adam = Optimizer.of(TrainingSettings.defaults());
      adam.nextStep();
      for (Parameter p : model.parameters()) {
        if (p.role().trainable()) {
          assertSimilar(p.name(), Tensors.toArray(p.gradient()), pass.gradients().get(p.name()));
          adam.update(p, 1e-3);
          assertSimilar(p.name(), Tensors.toArray(p.value()), peer.value(p.name()));
        }
      }
    }
  }

  private static Model model(int bits) {
    Model model = Vgg3.create(bits, new Vgg3Parameters(8, 32, false, 0), SIDE);
    // Sums of ±1 often meet their mean exactly; shifted, none lies on the threshold of the sign.
    for (Parameter p : model.parameters()) {
      if (p.name().matches("bn\\d\\.bias")) {
        p.value().assign(0.0123);
      }
    }
    return model;
  }

  private TorchBatch batch(TorchVgg3 peer) {
    return peer.batch(Tensors.toArray(images), labels, SIDE, SIDE);
  }

  /** A value next to a threshold may be rounded to either side, which changes its image's row. */
  private static void assertMostlySame(float[] ours, float[] peers) {
    assertThat(peers).hasSameSizeAs(ours);
    long different =
        IntStream.range(0, BATCH)
            .filter(
                image ->
                    IntStream.range(image * CLASSES, (image + 1) * CLASSES)
                        .anyMatch(i -> Math.abs(ours[i] - peers[i]) > 1e-3))
            .count();
    assertThat(different).isLessThanOrEqualTo(1);
  }

  /** Nearly the same direction and length: equal pixels make a tie of which either may win. */
  private static void assertSimilar(String name, float[] ours, float[] peers) {
    assertThat(peers).hasSameSizeAs(ours);
    double difference = 0;
    for (int i = 0; i < ours.length; i++) {
      difference += Math.pow(ours[i] - peers[i], 2);
    }
    double norm = Arrays.stream(doubles(ours)).map(x -> x * x).sum();
    assertThat(Math.sqrt(difference)).as(name).isLessThanOrEqualTo(0.03 * Math.sqrt(norm));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
