package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
import org.bitmargin.engine.Optimizer;
import org.bitmargin.engine.TrainingSettings;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Our network and the peer compute the same from the same weights. */
class SameWorkTest {
  private static final int SIDE = 12;
  private static final int IMAGES = 32;
  private static final int BATCH = 8;
  private static final double RATE = 1e-3;

  @BeforeAll
  static void libtorch_is_here() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void logits_in_inference_are_the_same(int bits) {
    Model model = Vgg3.create(bits, new Vgg3Parameters(8, 32, false, 0), SIDE);
    Steady.draw(model, bits);
    INDArray images = Steady.images(IMAGES, SIDE, bits);
    model.forward(images, Model.Phase.TRAINING);
    int[] rows = Steady.rows(model, images);
    assertThat(rows).as("images to compare").hasSizeGreaterThanOrEqualTo(IMAGES / 4);
    try (TorchNetwork peer = new TorchNetwork(model)) {
      peer.freeze();
      float[] ours = Tensors.toArray(model.forward(images, Model.Phase.INFERENCE));
      assertSameRows(ours, peer.logits(batch(peer, images)), rows);
    }
  }

  /** The logits of these images. */
  static void assertSameRows(float[] ours, float[] peers, int[] rows) {
    assertThat(peers).hasSameSizeAs(ours);
    int classes = 10;
    for (int row : rows) {
      int from = row * classes;
      assertThat(Arrays.copyOfRange(peers, from, from + classes))
          .as("image %d", row)
          .containsExactly(Arrays.copyOfRange(ours, from, from + classes), within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_training_step_is_the_same(int bits) {
    SteadyPass found = SteadyPass.find(bits, BATCH, SIDE);
    try (TorchNetwork peer = new TorchNetwork(found.model())) {
      TorchNetwork.Pass pass = peer.pass(batch(peer, found.images()));
      assertThat(pass.logits()).containsExactly(found.logits(), within(1e-4f));
      assertThat(pass.loss()).isCloseTo((float) found.loss(), within(1e-4f));
      found
          .gradients()
          .forEach(
              (name, ours) ->
                  assertThat(SteadyPass.difference(ours, pass.gradients().get(name)))
                      .as(name)
                      .isLessThan(SteadyPass.TOLERANCE));
      peer.step(batch(peer, found.images()));
      Optimizer adam = Optimizer.of(TrainingSettings.defaults());
      adam.nextStep();
      for (Parameter p : found.model().parameters()) {
        if (p.role().trainable()) {
          float[] before = Tensors.toArray(p.value());
          // A gradient of 0 but for rounding may go either way: Adam's first steps are of one size.
          p.gradient(Tensors.of(found.gradients().get(p.name()), p.value().shape()));
          adam.update(p, RATE);
          assertSameStep(p.name(), before, Tensors.toArray(p.value()), peer.value(p.name()));
        }
      }
    }
  }

  private static void assertSameStep(String name, float[] before, float[] ours, float[] peers) {
    assertThat(peers).hasSameSizeAs(ours);
    assertThat(ours).isNotEqualTo(before);
    long different =
        IntStream.range(0, ours.length)
            .filter(i -> Math.abs(ours[i] - peers[i]) > 0.02 * RATE)
            .count();
    assertThat(different).as(name).isLessThanOrEqualTo(ours.length / 20);
  }

  private static TorchBatch batch(TorchNetwork peer, INDArray images) {
    int[] labels = Images.labels((int) images.size(0));
    return peer.batch(images, labels);
  }
}
