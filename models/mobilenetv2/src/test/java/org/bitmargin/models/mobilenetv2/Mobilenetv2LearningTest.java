package org.bitmargin.models.mobilenetv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Stream;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.bitmargin.tck.ShortTraining;
import org.junit.jupiter.api.Test;

class Mobilenetv2LearningTest {
  private static final int SIDE = 8;
  private static final int CLASSES = 4;

  private static double[] losses(Stream stream, Quantizer weights, Quantizer activations) {
    var ends = EndPrecision.QUANTIZED;
    Model model =
        new Mobilenetv2Factory()
            .create(
                new Mobilenetv2Parameters(
                    0.25, Form.CIFAR, Nonlinearity.HARDTANH, stream, ends, ends, false, 0.05),
                new ModelContext(
                    3, SIDE, SIDE, CLASSES, weights, activations, new SplittableRandom(1)));
    return ShortTraining.losses(model, 3, SIDE, CLASSES, 40);
  }

  private static Quantizer uniform(Scheme scheme, Range range) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                8, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, range, 1));
  }

  private static void assertFalls(double[] losses) {
    assertThat(losses[0]).as("first loss").isGreaterThan(1);
    assertThat(losses[losses.length - 1]).as("last loss").isLessThan(0.6 * losses[0]);
  }

  @Test
  void learns_at_8_bits() {
    assertFalls(
        losses(
            Stream.BY_BITS,
            uniform(Scheme.AFFINE, Range.DATA),
            uniform(Scheme.SYMMETRIC, Range.FIXED)));
  }

  /** Chance is a loss of ln 4 = 1.39; a sign after every block does not get below it. */
  @Test
  void learns_at_1_bit_since_its_stream_is_real_then() {
    Quantizer sign = new BinaryFactory().create(new BinaryParameters());
    assertFalls(losses(Stream.BY_BITS, sign, sign));
    double[] quantized = losses(Stream.QUANTIZED, sign, sign);
    assertThat(quantized[quantized.length - 1]).isGreaterThan(1);
  }
}
