package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inference of binary networks on packed bits, held against their layers: bit for bit. */
class PackedNetworkTest {

  /** A model, what a memory holds of it, and the two ways to compute on that. */
  private static final class Pair implements AutoCloseable {
    private final Model model;
    private final Inference packed;
    private final Inference layers;
    private final List<QuantizedTensor> stored = new ArrayList<>();

    Pair(Model model) {
      this.model = model;
      this.packed = model.inference();
      this.layers = model.reference();
      assertThat(packed.getClass().getSimpleName()).isEqualTo("PackedNetwork");
      for (Parameter p : model.parameters()) {
        stored.add(p.quantizer().encode(p.value()));
        load(stored.size() - 1, null);
      }
    }

    void load(int parameter, long[] changed) {
      packed.load(parameter, stored.get(parameter), changed);
      layers.load(parameter, stored.get(parameter), changed);
    }

    /** Turns over each bit of the parameters of some roles with this probability. */
    void flip(SplittableRandom random, double rate, Parameter.Role... roles) {
      for (int i = 0; i < stored.size(); i++) {
        if (List.of(roles).contains(model.parameters().get(i).role())) {
          long[] bits =
              LongStream.range(0, stored.get(i).codes().bitCount())
                  .filter(bit -> random.nextDouble() < rate)
                  .toArray();
          for (long bit : bits) {
            stored.get(i).codes().flip(bit);
          }
          load(i, bits);
        }
      }
    }

    void assertEqualOn(INDArray images) {
      assertThat(Tensors.toArray(packed.logits(packed.prepare(images))))
          .containsExactly(Tensors.toArray(layers.logits(layers.prepare(images))));
    }

    @Override
    public void close() {
      packed.close();
      layers.close();
    }
  }

  @RepeatedTest(150)
  void equals_the_layers_on_any_network_and_any_chip(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int channels = random.nextBoolean() ? 1 : 3;
    int h = random.nextInt(1, 20);
    int w = random.nextInt(1, 20);
    try (Pair pair = new Pair(BinaryNetwork.any(random, channels, h, w))) {
      INDArray images = BinaryNetwork.images(random, random.nextInt(1, 5), channels, h, w);
      pair.assertEqualOn(images);
      pair.flip(random, .2, Parameter.Role.WEIGHT);
      pair.assertEqualOn(images);
      pair.flip(random, .02, Parameter.Role.values());
      pair.assertEqualOn(images);
    }
  }

  @Nested
  class Of_vgg3 {
    private final SplittableRandom random = new SplittableRandom(5);
    private final Pair pair = new Pair(BinaryNetwork.vgg3(random, 28, 64, 256));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 300})
    void equals_the_layers_whatever_the_size_of_the_batch(int size) {
      pair.assertEqualOn(BinaryNetwork.images(random, size, 1, 28, 28));
    }

    @Test
    void equals_the_layers_on_pixels_between_the_grey_levels() {
      INDArray images = Tensors.of(LayerGradients.random(3 * 28 * 28, 1, 4), 3, 1, 28, 28);
      pair.assertEqualOn(images);
    }

    @Test
    void computes_the_images_of_a_batch_independently_of_each_other() {
      INDArray images = BinaryNetwork.images(random, 40, 1, 28, 28);
      float[] together = Tensors.toArray(pair.packed.logits(pair.packed.prepare(images)));
      float[] pixels = Tensors.toArray(images);
      for (int n : new int[] {0, 31, 39}) {
        float[] one = Arrays.copyOfRange(pixels, n * 784, (n + 1) * 784);
        INDArray alone = Tensors.of(one, 1, 1, 28, 28);
        assertThat(Tensors.toArray(pair.packed.logits(pair.packed.prepare(alone))))
            .containsExactly(Arrays.copyOfRange(together, n * 10, (n + 1) * 10));
      }
    }

    @Test
    void loads_what_changed_as_it_loads_everything() {
      INDArray images = BinaryNetwork.images(random, 5, 1, 28, 28);
      Inference.Batch batch = pair.packed.prepare(images);
      pair.flip(random, .01, Parameter.Role.WEIGHT, Parameter.Role.BATCH_NORM);
      float[] changed = Tensors.toArray(pair.packed.logits(batch));
      for (int i = 0; i < pair.stored.size(); i++) {
        pair.load(i, null);
      }
      assertThat(Tensors.toArray(pair.packed.logits(batch))).containsExactly(changed);
      pair.assertEqualOn(images);
    }

    @Test
    void takes_images_of_another_size_in_between() {
      INDArray images = BinaryNetwork.images(random, 3, 1, 28, 28);
      Inference.Batch batch = pair.packed.prepare(images);
      INDArray before = pair.packed.logits(batch);
      pair.assertEqualOn(BinaryNetwork.images(random, 70, 1, 29, 29));
      assertThat(pair.packed.logits(batch)).isEqualTo(before);
    }
  }

  /** Thresholds at 0, where whole images of black pixels lie: rounding decides. */
  @Test
  void equals_the_layers_where_thresholds_lie_on_a_grey_level() {
    SplittableRandom random = new SplittableRandom(6);
    Model model = BinaryNetwork.vgg3(random, 12, 40, 50);
    for (Parameter p : model.parameters()) {
      if (p.role() == Parameter.Role.BATCH_STATISTICS || p.name().endsWith("bias")) {
        Tensors.buffer(p.value()).put(new float[(int) p.value().length()]);
      }
    }
    try (Pair pair = new Pair(model)) {
      pair.assertEqualOn(BinaryNetwork.images(random, 20, 1, 12, 12));
    }
  }
}
