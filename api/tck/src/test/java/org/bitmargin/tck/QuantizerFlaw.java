package org.bitmargin.tck;

import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What authors of quantizers get wrong, and the test that notices. */
public enum QuantizerFlaw {
  NONE("", ScalingQuantizer::new),
  RANGE_FROM_THE_FAULTED_TENSOR("a_flipped_bit_changes_no_other_element", FaultedRange::new),
  RANGE_REMEMBERED("decoding_needs_nothing_but_what_was_stored", RememberedRange::new),
  RANGE_THAT_SHRINKS(
      "quantizing_twice_changes_nothing",
      () ->
          new ScalingQuantizer() {
            @Override
            float range(float[] values) {
              return 0.9f * super.range(values);
            }
          }),
  CODES_WIDER_THAN_DECLARED(
      "codes_have_the_declared_width_and_one_an_element",
      () ->
          new ScalingQuantizer() {
            @Override
            int width() {
              return 5;
            }
          }),
  NOT_QUANTIZED_IN_TRAINING(
      "decoding_what_was_encoded_gives_the_quantized_value", () -> quantizing(INDArray::dup)),
  TOO_MANY_LEVELS("uses_no_more_levels_than_its_bits_allow", () -> quantizing(INDArray::dup)),
  CLIPPED_IN_PLACE("leaves_its_arguments_untouched", () -> quantizing(x -> x.muli(0.5).dup())),
  ARGUMENT_RETURNED("results_are_fresh", () -> quantizing(x -> x)),
  FLATTENED(
      "values_are_finite_and_of_the_same_shape",
      () -> quantizing(x -> Tensors.of(Tensors.toArray(x), x.length()))),
  DECREASING("larger_latents_never_get_smaller_values", () -> quantizing(INDArray::neg)),
  DIVISION_BY_A_ZERO_RANGE(
      "values_are_finite_and_of_the_same_shape",
      () ->
          decoding(
              (stored, i) -> {
                float m = stored.ranges()[0];
                return ScalingQuantizer.value(stored.codes().get(i), m) * (m / m);
              })),
  A_CODE_WITHOUT_VALUE(
      "every_code_decodes_to_a_finite_value",
      () ->
          decoding(
              (stored, i) ->
                  stored.codes().get(i) == 8
                      ? Float.NaN
                      : ScalingQuantizer.value(stored.codes().get(i), stored.ranges()[0]))),
  FAST_DECODE_DIFFERS(
      "single_values_are_those_of_the_decoded_tensor",
      () ->
          new ScalingQuantizer() {
            @Override
            public INDArray decode(QuantizedTensor stored) {
              return super.decode(stored).mul(1.01);
            }
          }),
  GRADIENT_SCALED("pseudo_gradient_passes_or_blocks", () -> gradient((x, g) -> g.mul(2))),
  GRADIENT_BLOCKED("pseudo_gradient_passes_or_blocks", () -> gradient((x, g) -> g.mul(0))),
  GRADIENT_ALIASED("results_are_fresh", () -> gradient((x, g) -> g)),
  GRADIENT_SIGN_ONLY(
      "pseudo_gradient_is_linear_in_the_upstream",
      () ->
          gradient(
              (x, g) ->
                  Tensors.map(
                      g,
                      (values, n) -> {
                        for (int i = 0; i < n; i++) {
                          values[i] = Math.signum(values[i]);
                        }
                      }))),
  GRADIENT_FLATTENED(
      "pseudo_gradient_keeps_every_shape",
      () -> gradient((x, g) -> Tensors.of(Tensors.toArray(g), g.length()))),
  QUANTIZED_ELSEWHERE(
      "quantizing_into_a_tensor_gives_the_same_values",
      () ->
          new ScalingQuantizer() {
            @Override
            public INDArray quantize(INDArray latent, INDArray result) {
              return quantize(latent);
            }
          }),
  GRADIENT_ADDED(
      "pseudo_gradient_into_a_tensor_is_the_same",
      () ->
          new ScalingQuantizer() {
            @Override
            public INDArray pseudoGradient(INDArray latent, INDArray upstream, INDArray result) {
              return result.length() == 0 ? result : result.addi(upstream);
            }
          }),
  POINTWISE_BY_THE_BLOCK(
      "pointwise_form_is_the_same_function", () -> pointwise(PointwiseFlaw.OF_THE_BLOCK)),
  POINTWISE_GRADIENT_SCALED(
      "pointwise_form_is_the_same_function", () -> pointwise(PointwiseFlaw.SCALED_GRADIENT)),
  POINTWISE_PASSES_TOO_MUCH(
      "pointwise_form_is_the_same_function", () -> pointwise(PointwiseFlaw.PASSES_TOO_MUCH)),
  NEGATIVE_LIMIT(
      "latent_limit_is_positive",
      () ->
          new ScalingQuantizer() {
            @Override
            public OptionalDouble latentLimit() {
              return OptionalDouble.of(-1);
            }
          });

  private final String foundBy;
  private final Supplier<Quantizer> quantizer;

  QuantizerFlaw(String foundBy, Supplier<Quantizer> quantizer) {
    this.foundBy = foundBy;
    this.quantizer = quantizer;
  }

  String[] foundBy() {
    return new String[] {foundBy};
  }

  Quantizer create() {
    return quantizer.get();
  }

  private static Quantizer quantizing(UnaryOperator<INDArray> quantize) {
    return new ScalingQuantizer() {
      @Override
      public INDArray quantize(INDArray latent) {
        return quantize.apply(latent);
      }
    };
  }

  private static Quantizer pointwise(PointwiseFlaw flaw) {
    return new PointwiseHalves(flaw);
  }

  private static Quantizer gradient(BinaryOperator<INDArray> gradient) {
    return new ScalingQuantizer() {
      @Override
      public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
        return gradient.apply(latent, upstream);
      }
    };
  }

  private interface Decoding {
    float valueAt(QuantizedTensor stored, long index);
  }

  private static Quantizer decoding(Decoding decoding) {
    return new ScalingQuantizer() {
      @Override
      public float valueAt(QuantizedTensor stored, long index) {
        return decoding.valueAt(stored, index);
      }
    };
  }

  /** Takes the range from what the memory returned instead of what was stored. */
  private static final class FaultedRange extends ScalingQuantizer {
    @Override
    public float valueAt(QuantizedTensor stored, long index) {
      int largest = 0;
      for (long i = 0; i < stored.codes().size(); i++) {
        largest = Math.max(largest, Math.abs(2 * stored.codes().get(i) - TOP));
      }
      double unit = (2.0 * stored.codes().get(index) - TOP) / Math.max(1, largest);
      return (float) (stored.ranges()[0] * unit);
    }
  }

  /** Keeps the range of the last tensor in the quantizer. */
  private static final class RememberedRange extends ScalingQuantizer {
    private float last;

    @Override
    float range(float[] values) {
      last = super.range(values);
      return last;
    }

    @Override
    public float valueAt(QuantizedTensor stored, long index) {
      return value(stored.codes().get(index), last);
    }
  }
}
