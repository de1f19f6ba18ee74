package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products of bytes in training are those of floats. */
class IntegerProductsTest {
  private static final Quantizer SIGNS = new SignQuantizer();
  private static final Quantizer UNSIGNED = uniform(8, Scheme.AFFINE, Range.FIXED);

  @Test
  void of_signs_are_exact() {
    check(SIGNS, SIGNS, true, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void of_weights_on_the_range_of_the_data(int bits) {
    Quantizer activations = uniform(bits, Scheme.SYMMETRIC, Range.FIXED);
    check(uniform(bits, Scheme.AFFINE, Range.DATA), activations, true, 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void of_either_scheme_and_activations_without_a_sign(Scheme scheme) {
    check(uniform(4, scheme, Range.DATA), UNSIGNED, true, 1e-4);
  }

  @Test
  void are_left_alone_where_each_channel_has_a_range() {
    Quantizer weights = uniform(4, Scheme.AFFINE, Range.DATA, Granularity.PER_CHANNEL);
    check(weights, UNSIGNED, false, 0);
  }

  @Test
  void are_left_alone_in_full_precision() {
    check(FullPrecision.INSTANCE, UNSIGNED, false, 0);
    check(SIGNS, FullPrecision.INSTANCE, false, 0);
  }

  private static Quantizer uniform(int bits, Scheme scheme, Range range) {
    return uniform(bits, scheme, range, Granularity.PER_TENSOR);
  }

  private static Quantizer uniform(int bits, Scheme scheme, Range range, Granularity granularity) {
    return new UniformFactory()
        .create(
            new UniformParameters(bits, scheme, granularity, Encoding.OFFSET_BINARY, range, 1.0));
  }

  private static void check(Quantizer weights, Quantizer input, boolean bytes, double bound) {
    Linear linear = new Linear("l", 70, 9, true, weights, new SplittableRandom(3));
    linear.input(input);
    Linear floats = new Linear("l", 70, 9, true, weights, new SplittableRandom(3));
    compare(linear, floats, input, bound, 5, 70);
    compare(linear, floats, input, bound, 16, 70);

    ConvPool2d pooled = new ConvPool2d("c", 20, 9, 3, weights, new SplittableRandom(3));
    pooled.input(input);
    ConvPool2d plain = new ConvPool2d("c", 20, 9, 3, weights, new SplittableRandom(3));
    compare(pooled, plain, input, bound, 6, 20, 5, 6);

    for (Layer layer : new Layer[] {linear, pooled}) {
      IntegerInput found = new IntegerInput(layer.parameters().get(0));
      found.of(input);
      assertThat(found.possible()).as("bytes in %s", layer.name()).isEqualTo(bytes);
    }
  }

  private static void compare(
      Layer integers, Layer floats, Quantizer input, double bound, long... sizes) {
    INDArray x = input.quantize(random(1.2f, sizes));
    same(integers, floats, x, bound);
    // What was read back from a faulty memory need not lie on any level.
    Parameter weight = integers.parameters().get(0);
    INDArray faulty = random(1, weight.value().shape());
    weight.override(faulty);
    floats.parameters().get(0).override(faulty);
    same(integers, floats, x, 0);
    weight.override(null);
    floats.parameters().get(0).override(null);
    same(integers, floats, x, bound);
  }

  private static void same(Layer integers, Layer floats, INDArray x, double bound) {
    float[] found = Tensors.toArray(integers.forward(x, Phase.TRAINING));
    float[] expected = Tensors.toArray(floats.forward(x, Phase.TRAINING));
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within((float) bound));
    }
  }

  private static INDArray random(float scale, long... sizes) {
    int length = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    return Tensors.of(LayerGradients.random(length, 6, scale), sizes);
  }
}
