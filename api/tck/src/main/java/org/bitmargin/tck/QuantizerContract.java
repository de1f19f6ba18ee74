package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Quantizer} keeps: codes that survive storage, ranges from the clean tensor, and
 * a pseudo-gradient that passes or blocks.
 */
public abstract class QuantizerContract extends FactoryContract {

  @Override
  protected abstract QuantizerFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return QuantizerFactory.class;
  }

  /**
   * Whether the pseudo-gradient lets the upstream through at this latent value; elsewhere it is
   * zero. Default: within {@code latentLimit()} where there is one, else everywhere.
   */
  protected boolean passesGradient(float latent) {
    return Math.abs(latent) <= quantizer().latentLimit().orElse(Double.POSITIVE_INFINITY);
  }

  /** The quantizer under test. */
  protected final Quantizer quantizer() {
    return create(factory(), parameters());
  }

  private static <P extends Record> Quantizer create(
      QuantizerFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }

  @Test
  void codes_have_the_declared_width_and_one_an_element() {
    Quantizer quantizer = quantizer();
    assertThat(quantizer.bits()).isBetween(1, 32);
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              QuantizedTensor stored = quantizer.encode(x);
              assertThat(stored.codes().width()).as(name).isEqualTo(quantizer.bits());
              assertThat(stored.shape()).as(name).isEqualTo(x.shape());
              for (float range : stored.ranges()) {
                assertThat(range).as("range of %s", name).isFinite();
              }
            });
  }

  @Test
  void decoding_what_was_encoded_gives_the_quantized_value() {
    Quantizer quantizer = quantizer();
    SampleTensors.all()
        .forEach((name, x) -> same(name, quantizer.decode(quantizer.encode(x)), quantized(x)));
  }

  @Test
  void quantizing_twice_changes_nothing() {
    SampleTensors.all().forEach((name, x) -> same(name, quantized(quantized(x)), quantized(x)));
  }

  @Test
  void single_values_are_those_of_the_decoded_tensor() {
    Quantizer quantizer = quantizer();
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              QuantizedTensor stored = quantizer.encode(x);
              same(
                  name,
                  Tensors.of(Codes.values(quantizer, stored), x.shape()),
                  quantizer.decode(stored));
            });
  }

  @Test
  void values_are_finite_and_of_the_same_shape() {
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              assertThat(quantized(x).shape()).as(name).isEqualTo(x.shape());
              for (float value : Tensors.toArray(quantized(x))) {
                assertThat(value).as(name).isFinite();
              }
            });
  }

  @Test
  void uses_no_more_levels_than_its_bits_allow() {
    float[] values = Tensors.toArray(quantized(SampleTensors.normal(1, 1, 4096)));
    long levels = Codes.distinct(values);
    assertThat((double) levels).isBetween(2.0, Math.pow(2, quantizer().bits()));
  }

  @Test
  void larger_latents_never_get_smaller_values() {
    float[] latents = Tensors.toArray(SampleTensors.normal(1, 1, 1024));
    Arrays.sort(latents);
    float[] values = Tensors.toArray(quantized(Tensors.of(latents, 1, latents.length)));
    assertThat(values).isSorted();
  }

  @Test
  void every_code_decodes_to_a_finite_value() {
    Quantizer quantizer = quantizer();
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              for (QuantizedTensor stored : Codes.everyCode(quantizer.encode(x))) {
                for (float value : Codes.values(quantizer, stored)) {
                  assertThat(value).as(name).isFinite();
                }
              }
            });
  }

  @Test
  void a_flipped_bit_changes_no_other_element() {
    Quantizer quantizer = quantizer();
    INDArray x = SampleTensors.normal(0.5, 3, 4);
    QuantizedTensor stored = quantizer.encode(x);
    float[] clean = Tensors.toArray(quantizer.decode(stored));
    int changed = 0;
    for (long bit = 0; bit < stored.codes().bitCount(); bit++) {
      PackedBits faulty = stored.codes().copy();
      faulty.flip(bit);
      float[] read =
          Tensors.toArray(
              quantizer.decode(new QuantizedTensor(stored.shape(), faulty, stored.ranges())));
      int element = (int) (bit / quantizer.bits());
      changed += read[element] == clean[element] ? 0 : 1;
      read[element] = clean[element];
      assertThat(read).as("after a flip of bit %d, in element %d", bit, element).isEqualTo(clean);
    }
    assertThat(changed).as("flips that change the value").isPositive();
  }

  @Test
  void decoding_needs_nothing_but_what_was_stored() {
    QuantizedTensor stored = quantizer().encode(SampleTensors.normal(0.5, 3, 4));
    Quantizer used = quantizer();
    used.encode(SampleTensors.normal(9, 6, 11));
    same("decoded elsewhere", used.decode(stored), quantizer().decode(stored));
    same("quantized", used.decode(stored), quantized(SampleTensors.normal(0.5, 3, 4)));
  }

  @Test
  void leaves_its_arguments_untouched() {
    Quantizer quantizer = quantizer();
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              float[] before = Tensors.toArray(x);
              QuantizedTensor stored = quantizer.encode(x);
              PackedBits codes = stored.codes().copy();
              float[] ranges = stored.ranges().clone();
              quantizer.quantize(x);
              quantizer.pseudoGradient(x, x);
              quantizer.decode(stored);
              assertThat(Tensors.toArray(x)).as(name).isEqualTo(before);
              assertThat(stored.codes()).as("codes of %s", name).isEqualTo(codes);
              assertThat(stored.ranges()).as("ranges of %s", name).isEqualTo(ranges);
            });
  }

  @Test
  void results_are_fresh() {
    Quantizer quantizer = quantizer();
    INDArray x = SampleTensors.normal(0.5, 3, 4);
    float[] before = Tensors.toArray(x);
    QuantizedTensor stored = quantizer.encode(x);
    float[] expected = Tensors.toArray(quantizer.decode(stored));
    quantizer.quantize(x).assign(42);
    quantizer.decode(stored).assign(42);
    quantizer.pseudoGradient(x, x).assign(42);
    assertThat(Tensors.toArray(x)).isEqualTo(before);
    assertThat(Tensors.toArray(quantizer.decode(stored))).isEqualTo(expected);
    x.assign(42);
    assertThat(Tensors.toArray(quantizer.decode(stored))).isEqualTo(expected);
  }

  @Test
  void pseudo_gradient_passes_or_blocks() {
    float[] latents = PseudoGradients.latents();
    float[] upstream = Tensors.toArray(SampleTensors.normal(1, latents.length));
    float[] gradient = PseudoGradients.at(quantizer(), latents, upstream);
    for (int i = 0; i < latents.length; i++) {
      assertThat(gradient[i])
          .as("pseudo-gradient at %s", latents[i])
          .isEqualTo(passesGradient(latents[i]) ? upstream[i] : 0f);
    }
  }

  @Test
  void pseudo_gradient_is_linear_in_the_upstream() {
    float[] latents = PseudoGradients.latents();
    PseudoGradients.assertLinear(quantizer(), latents);
  }

  @Test
  void pseudo_gradient_keeps_every_shape() {
    SampleTensors.all()
        .forEach(
            (name, x) ->
                assertThat(quantizer().pseudoGradient(x, x).shape()).as(name).isEqualTo(x.shape()));
  }

  @Test
  void quantizing_into_a_tensor_gives_the_same_values() {
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              INDArray result = stale(x.shape());
              assertThat(quantizer().quantize(x, result)).as(name).isSameAs(result);
              same(name, result, quantized(x));
            });
  }

  @Test
  void pseudo_gradient_into_a_tensor_is_the_same() {
    Quantizer quantizer = quantizer();
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              INDArray upstream = SampleTensors.normal(1, x.shape());
              INDArray expected = quantizer.pseudoGradient(x, upstream);
              INDArray result = stale(x.shape());
              assertThat(quantizer.pseudoGradient(x, upstream, result)).isSameAs(result);
              same(name, result, expected);
              assertThat(quantizer.pseudoGradient(x, upstream, upstream)).isSameAs(upstream);
              same(name + ", in place", upstream, expected);
            });
  }

  @Test
  void pointwise_form_is_the_same_function() {
    quantizer().pointwise().ifPresent(p -> PointwiseForm.check(quantizer(), p));
  }

  @Test
  void latent_limit_is_positive() {
    quantizer().latentLimit().ifPresent(limit -> assertThat(limit).isPositive().isFinite());
  }

  private INDArray quantized(INDArray x) {
    return quantizer().quantize(x);
  }

  /** A tensor to write into, with something in it from before. */
  private static INDArray stale(long... shape) {
    return Tensors.map(
        Tensors.zeros(shape), (values, length) -> Arrays.fill(values, 0, length, 42));
  }

  private static void same(String name, INDArray actual, INDArray expected) {
    assertThat(actual.shape()).as("shape of %s", name).isEqualTo(expected.shape());
    assertThat(Codes.plain(Tensors.toArray(actual)))
        .as(name)
        .isEqualTo(Codes.plain(Tensors.toArray(expected)));
  }
}
