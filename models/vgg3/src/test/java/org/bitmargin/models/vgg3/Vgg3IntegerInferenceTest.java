package org.bitmargin.models.vgg3;

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
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** VGG3 on stored codes of a few bits, clean and faulty, predicts what the reference path does. */
class Vgg3IntegerInferenceTest {
  private static final int IMAGES = 50;
  private static final int CLASSES = 10;

  private static Quantizer uniform(int bits, Scheme scheme, Range range) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, range, 1));
  }

  private static INDArray images(int channels, int side) {
    SplittableRandom random = new SplittableRandom(side);
    float[] pixels = new float[IMAGES * channels * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(0, random.nextInt(512) - 256) / 255f;
    }
    return Tensors.of(pixels, IMAGES, channels, side, side);
  }

  @ParameterizedTest
  @CsvSource({"4,1,28,false", "8,1,28,false", "2,3,17,false", "4,3,16,true", "8,1,13,true"})
  void predicts_what_the_reference_does(int bits, int channels, int side, boolean bias) {
    Quantizer weights = uniform(bits, Scheme.AFFINE, Range.DATA);
    Quantizer activations = uniform(bits, Scheme.SYMMETRIC, Range.FIXED);
    Model model =
        new Vgg3Factory()
            .create(
                new Vgg3Parameters(16, 100, bias, 0),
                new ModelContext(
                    channels,
                    side,
                    side,
                    CLASSES,
                    weights,
                    activations,
                    new SplittableRandom(bits)));
    INDArray images = images(channels, side);
    for (int i = 0; i < 20; i++) {
      model.forward(images, Phase.TRAINING);
    }
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
      assertSame(inference, reference, images, bits);
      for (int chip = 0; chip < 3; chip++) {
        SplittableRandom faults = new SplittableRandom(chip);
        for (int i = 0; i < stored.length; i++) {
          if (model.parameters().get(i).role() == Parameter.Role.WEIGHT) {
            long[] flips = flip(stored[i], faults);
            inference.load(i, stored[i], flips);
            reference.load(i, stored[i], flips);
          }
        }
        assertSame(inference, reference, images, bits);
      }
    }
  }

  private static long[] flip(QuantizedTensor stored, SplittableRandom faults) {
    long bits = stored.codes().bitCount();
    long[] flips = faults.longs(1 + bits / 100, 0, bits).distinct().sorted().toArray();
    for (long bit : flips) {
      stored.codes().flip(bit);
    }
    return flips;
  }

  /** A class may differ only in an image whose reference logits are a near tie. */
  private static void assertSame(
      Inference inference, Inference reference, INDArray images, int bits) {
    float[] mine = Tensors.toArray(inference.logits(inference.prepare(images)));
    float[] theirs = Tensors.toArray(reference.logits(reference.prepare(images)));
    float scale = 0;
    for (float logit : theirs) {
      scale = Math.max(scale, Math.abs(logit));
    }
    int close = 0;
    for (int i = 0; i < IMAGES; i++) {
      float difference = 0;
      int winner = 0;
      int expected = 0;
      for (int c = 0; c < CLASSES; c++) {
        int at = i * CLASSES + c;
        difference = Math.max(difference, Math.abs(mine[at] - theirs[at]));
        winner = mine[at] > mine[i * CLASSES + winner] ? c : winner;
        expected = theirs[at] > theirs[i * CLASSES + expected] ? c : expected;
      }
      close += difference <= 2e-5f * scale ? 1 : 0;
      float gap = theirs[i * CLASSES + expected] - theirs[i * CLASSES + winner];
      // A hidden activation on the other side of a tie may take a few others with it.
      assertThat(difference).isLessThan(4 * scale / (1 << bits));
      assertThat(gap).isLessThan(0.5f * scale / (1 << bits));
    }
    assertThat(close).isGreaterThan(IMAGES * (bits > 4 ? 7 : 9) / 10);
  }
}
