package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitmargin.models.nn.LatticeNetworks.activations;
import static org.bitmargin.models.nn.LatticeNetworks.convolutional;
import static org.bitmargin.models.nn.LatticeNetworks.load;
import static org.bitmargin.models.nn.LatticeNetworks.logits;
import static org.bitmargin.models.nn.LatticeNetworks.perceptron;
import static org.bitmargin.models.nn.LatticeNetworks.requireIntegers;
import static org.bitmargin.models.nn.LatticeNetworks.store;
import static org.bitmargin.models.nn.LatticeNetworks.weights;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.LatticeNetworks.Size;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Scheme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inference on integers, held against the reference path. */
class LatticeInferenceTest {
  private static final int CLASSES = 7;
  private static final Size GREY = new Size(1, 9, 13);
  private static final Size COLOUR = new Size(3, 12, 8);

  /**
   * Logits are equal but for rounding; where a hidden activation lies within rounding of the middle
   * between two levels, they may differ by what a level changes. The more levels, the more such
   * ties there are, and the less each changes.
   */
  private static void assertSame(float[] logits, float[] reference, int bits) {
    float scale = 0;
    for (float logit : reference) {
      scale = Math.max(scale, Math.abs(logit));
    }
    int images = reference.length / CLASSES;
    int ties = 0;
    for (int i = 0; i < images; i++) {
      float[] mine = Arrays.copyOfRange(logits, i * CLASSES, (i + 1) * CLASSES);
      float[] theirs = Arrays.copyOfRange(reference, i * CLASSES, (i + 1) * CLASSES);
      if (Arrays.equals(mine, theirs)) {
        continue; // Where all are NaN, too.
      }
      float difference = 0;
      for (int c = 0; c < CLASSES; c++) {
        difference = Math.max(difference, Math.abs(mine[c] - theirs[c]));
      }
      assertThat(difference).isLessThan(2 * scale / (1 << bits));
      ties += difference < 2e-5 * scale ? 0 : 1;
      int winner = winner(mine);
      assertThat(theirs[winner(theirs)] - theirs[winner]).isLessThanOrEqualTo(2 * difference);
    }
    assertThat(ties)
        .as("images with a hidden tie")
        .isLessThanOrEqualTo(1 + (images << bits) / 1000);
  }

  private static int winner(float[] logits) {
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    return best;
  }

  private static void assertSame(Model model, QuantizedTensor[] stored, INDArray images, int bits) {
    try (Inference inference = model.inference();
        Inference reference = model.reference()) {
      requireIntegers(inference);
      load(inference, stored);
      load(reference, stored);
      assertSame(logits(inference, images), logits(reference, images), bits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 8})
  void every_scheme_and_encoding_of_weights(int bits) {
    for (Scheme scheme : Scheme.values()) {
      for (Encoding encoding : Encoding.values()) {
        if (scheme == Scheme.AFFINE && encoding == Encoding.SIGN_MAGNITUDE) {
          continue;
        }
        Granularity granularity = Granularity.values()[(bits + encoding.ordinal()) % 2];
        Quantizer weights = weights(bits, scheme, encoding, granularity);
        Model model = convolutional(GREY, weights, activations(bits), false, bits);
        QuantizedTensor[] stored = store(model);
        LatticeNetworks.flip(model, stored, 50, bits);
        assertSame(model, stored, GREY.images(17, 5), bits);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void activations_with_and_without_negative_levels(int bits) {
    for (Scheme scheme : Scheme.values()) {
      Quantizer a = activations(bits, scheme);
      Model network = convolutional(COLOUR, weights(4), a, true, 3);
      assertSame(network, store(network), COLOUR.images(17, 4), bits);
      Model perceptron = perceptron(GREY, weights(8), a, true, 4);
      assertSame(perceptron, store(perceptron), GREY.images(17, 5), bits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 33, 300})
  void any_number_of_images(int batch) {
    for (Model model :
        List.of(
            convolutional(COLOUR, weights(4), activations(4), false, 6),
            perceptron(COLOUR, weights(4), activations(4), false, 7))) {
      assertSame(model, store(model), COLOUR.images(batch, batch), 4);
    }
  }

  @Test
  void flipping_bits_one_batch_after_the_other_equals_loading_everything() {
    Model model = convolutional(GREY, weights(4), activations(8), true, 8);
    INDArray images = GREY.images(40, 9);
    try (Inference steps = model.inference();
        Inference fresh = model.inference()) {
      QuantizedTensor[] stored = store(model);
      load(steps, stored);
      float[] clean = logits(steps, images);
      for (int round = 0; round < 3; round++) {
        long[][] flips = LatticeNetworks.flip(model, stored, 20, round);
        for (int i = 0; i < stored.length; i++) {
          steps.load(i, stored[i], flips[i]);
        }
        load(fresh, stored);
        assertThat(logits(steps, images)).isEqualTo(logits(fresh, images)).isNotEqualTo(clean);
      }
    }
  }

  @Test
  void the_number_of_threads_changes_nothing() throws Exception {
    Model model = convolutional(GREY, weights(8), activations(8), false, 10);
    INDArray images = GREY.images(100, 11);
    try (Inference inference = model.inference()) {
      load(inference, store(model));
      float[] common = logits(inference, images);
      for (int threads : new int[] {1, 3}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        assertThat(pool.submit(() -> logits(inference, images)).get()).isEqualTo(common);
        pool.shutdown();
      }
    }
  }

  @Test
  void an_image_does_not_depend_on_those_beside_it() {
    Model model = convolutional(GREY, weights(4), activations(4), false, 12);
    INDArray images = GREY.images(40, 13);
    try (Inference inference = model.inference()) {
      load(inference, store(model));
      float[] together = logits(inference, images);
      for (int i : new int[] {0, 7, 39}) {
        INDArray one = Tensors.of(Tensors.toArray(images.slice(i)), 1, 1, 9, 13);
        assertThat(logits(inference, one))
            .isEqualTo(Arrays.copyOfRange(together, 7 * i, 7 * i + 7));
      }
    }
  }

  @Nested
  class other_parameters_than_weights {
    private final Model model = convolutional(GREY, weights(4), activations(4), true, 14);
    private final QuantizedTensor[] stored = store(model);
    private final INDArray images = GREY.images(17, 15);

    private void replaceRanges(String name, float... ranges) {
      for (int i = 0; i < stored.length; i++) {
        if (model.parameters().get(i).name().equals(name)) {
          stored[i] = stored[i].withRanges(ranges);
        }
      }
    }

    @Test
    void ranges_may_change() {
      replaceRanges("c2.weight", -0.5f, 0.125f);
      replaceRanges("f1.weight", 0.25f, -0.125f);
      assertSame(model, stored, images, 4);
    }

    @Test
    void ranges_may_have_no_width() {
      replaceRanges("c3.weight", 0.02f, 0.02f);
      replaceRanges("f2.weight", 0, 0);
      assertSame(model, stored, images, 4);
    }

    @Test
    void ranges_may_be_infinite_or_no_number() {
      for (String name : List.of("c1.weight", "c2.weight", "f1.weight")) {
        replaceRanges(name, -1, Float.POSITIVE_INFINITY);
        assertSame(model, stored, images, 4);
        replaceRanges(name, Float.NaN, 1);
        assertSame(model, stored, images, 4);
        replaceRanges(name, -0.1f, 0.1f);
      }
    }

    @Test
    void batch_normalisation_may_be_infinite_or_no_number() {
      for (int i = 0; i < stored.length; i++) {
        String name = model.parameters().get(i).name();
        if (name.startsWith("b") || name.endsWith("bias") && !name.startsWith("f2")) {
          stored[i].codes().set(0, Float.floatToRawIntBits(Float.NaN));
          stored[i].codes().set(1, Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
          stored[i].codes().set(2, Float.floatToRawIntBits(-2e38f));
        }
      }
      assertSame(model, stored, images, 4);
    }
  }

  @Test
  void pixels_may_be_infinite_or_no_number() {
    Model model = convolutional(GREY, weights(4), activations(4), false, 18);
    INDArray images = GREY.images(5, 19);
    images.putScalar(0, 0, 4, 4, Float.NaN);
    images.putScalar(2, 0, 0, 12, Float.POSITIVE_INFINITY);
    assertSame(model, store(model), images, 4);
  }

  @Test
  void images_of_another_size_are_refused_with_what_would_fit() {
    Model model = convolutional(GREY, weights(4), activations(4), false, 20);
    try (Inference inference = model.inference()) {
      requireIntegers(inference);
      assertThatThrownBy(() -> inference.prepare(COLOUR.images(2, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("images of 3×12×8 give c1.weight 3 inputs, it takes 1");
      assertThatThrownBy(() -> inference.prepare(new Size(1, 28, 28).images(2, 1)))
          .hasMessage("images of 1×28×28 give f1.weight 490 inputs, it takes 60");
    }
  }

  @Test
  void what_is_no_lattice_is_left_to_the_reference_path() {
    Model floats = convolutional(GREY, FullPrecision.INSTANCE, activations(8), false, 16);
    Model unquantized = perceptron(GREY, weights(8), FullPrecision.INSTANCE, false, 17);
    for (Model model : List.of(floats, unquantized)) {
      try (Inference inference = model.inference()) {
        assertThat(inference.getClass()).isEqualTo(model.reference().getClass());
      }
    }
  }
}
