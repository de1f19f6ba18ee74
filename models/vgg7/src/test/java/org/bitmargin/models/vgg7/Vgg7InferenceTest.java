package org.bitmargin.models.vgg7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** VGG7 on stored codes, clean and faulty, predicts what the reference path does. */
class Vgg7InferenceTest {
  private static final int IMAGES = 40;
  private static final int CLASSES = 10;

  private static Quantizer uniform(int bits, Scheme scheme, Range range) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, range, 1));
  }

  private static Model model(int side, Quantizer weights, Quantizer activations) {
    Model model =
        new Vgg7Factory()
            .create(
                new Vgg7Parameters(16, 64, EndPrecision.QUANTIZED, EndPrecision.QUANTIZED, 0.1),
                new ModelContext(
                    3, side, side, CLASSES, weights, activations, new SplittableRandom(1)));
    for (int i = 0; i < 50; i++) {
      model.forward(images(side), Phase.TRAINING);
    }
    return model;
  }

  private static INDArray images(int side) {
    SplittableRandom random = new SplittableRandom(side);
    float[] pixels = new float[IMAGES * 3 * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(0, random.nextInt(512) - 256) / 255f;
    }
    return Tensors.of(pixels, IMAGES, 3, side, side);
  }

  /** Compares both paths on the clean weights and on three chips. */
  private interface Comparison {
    void check(float[] mine, float[] reference);
  }

  private static String compare(Model model, INDArray images, Comparison comparison) {
    QuantizedTensor[] stored =
        model.parameters().stream()
            .map(p -> p.quantizer().encode(p.value()))
            .toArray(QuantizedTensor[]::new);
    try (Inference inference = model.inference();
        Inference reference = model.reference()) {
      for (int i = 0; i < stored.length; i++) {
        inference.load(i, stored[i], null);
        reference.load(i, stored[i], null);
      }
      comparison.check(logits(inference, images), logits(reference, images));
      for (int chip = 0; chip < 3; chip++) {
        SplittableRandom faults = new SplittableRandom(chip);
        for (int i = 0; i < stored.length; i++) {
          if (model.parameters().get(i).role() == Parameter.Role.WEIGHT) {
            long bits = stored[i].codes().bitCount();
            long[] flips = faults.longs(1 + bits / 100, 0, bits).distinct().sorted().toArray();
            for (long bit : flips) {
              stored[i].codes().flip(bit);
            }
            inference.load(i, stored[i], flips);
            reference.load(i, stored[i], flips);
          }
        }
        comparison.check(logits(inference, images), logits(reference, images));
      }
      return inference.getClass().getSimpleName();
    }
  }

  private static float[] logits(Inference inference, INDArray images) {
    return Tensors.toArray(inference.logits(inference.prepare(images)));
  }

  @Test
  void on_packed_bits_to_the_last_bit() {
    Quantizer sign = new BinaryFactory().create(new BinaryParameters());
    for (int side : new int[] {8, 17}) {
      String form =
          compare(
              model(side, sign, sign),
              images(side),
              (mine, reference) -> assertThat(mine).isEqualTo(reference));
      assertThat(form).isEqualTo("PackedNetwork");
    }
  }

  @ParameterizedTest
  @CsvSource({"2,16", "4,17", "8,8"})
  void on_integers_but_for_ties(int bits, int side) {
    Model model =
        model(
            side,
            uniform(bits, Scheme.AFFINE, Range.DATA),
            uniform(bits, Scheme.SYMMETRIC, Range.FIXED));
    String form =
        compare(
            model,
            images(side),
            (mine, reference) -> assertNear(mine, reference, 1f / (1 << bits)));
    assertThat(form).isIn("IntegerNetwork", "ReferenceInference");
    assertThat(form).isEqualTo("IntegerNetwork");
  }

  /**
   * Most images are equal within rounding. Where a hidden activation lies on a tie, it may take
   * others with it, and a class may change where the two best logits are closer than that.
   */
  private static void assertNear(float[] mine, float[] reference, float level) {
    float scale = 0;
    for (float logit : reference) {
      scale = Math.max(scale, Math.abs(logit));
    }
    int close = 0;
    for (int i = 0; i < IMAGES; i++) {
      float difference = 0;
      int winner = 0;
      int expected = 0;
      for (int c = 0; c < CLASSES; c++) {
        int at = i * CLASSES + c;
        difference = Math.max(difference, Math.abs(mine[at] - reference[at]));
        winner = mine[at] > mine[i * CLASSES + winner] ? c : winner;
        expected = reference[at] > reference[i * CLASSES + expected] ? c : expected;
      }
      close += difference <= 2e-5f * scale ? 1 : 0;
      float gap = reference[i * CLASSES + expected] - reference[i * CLASSES + winner];
      assertThat(difference).isLessThan(4 * scale * level);
      assertThat(gap).isLessThan(scale * level);
    }
    assertThat(close).isGreaterThan(IMAGES / 2);
  }
}
