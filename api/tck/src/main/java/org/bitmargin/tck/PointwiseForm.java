package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/** Holds {@link Quantizer#pointwise()} against the quantizer it belongs to. */
final class PointwiseForm {
  private static final float UNTOUCHED = 42;

  private PointwiseForm() {}

  static void check(Quantizer quantizer, Quantizer.Pointwise pointwise) {
    SampleTensors.all()
        .forEach(
            (name, x) -> {
              float[] latents = Tensors.toArray(x);
              float[] values = withRoom(latents);
              pointwise.quantize(values, latents.length);
              same(name, values, Tensors.toArray(quantizer.quantize(x)));
            });
    float[] latents = PseudoGradients.latents();
    float[] upstream = Tensors.toArray(SampleTensors.normal(1, latents.length));
    float[] gradient = withRoom(upstream);
    pointwise.pseudoGradient(gradient, withRoom(latents), latents.length);
    same("pseudo-gradient", gradient, PseudoGradients.at(quantizer, latents, upstream));
    checkPasses(pointwise, latents, upstream);
  }

  private static void checkPasses(
      Quantizer.Pointwise pointwise, float[] latents, float[] upstream) {
    for (float reach : new float[] {0.25f, 1, 1.5f, 1e4f}) {
      float[] gradient = upstream.clone();
      pointwise.pseudoGradient(gradient, latents, latents.length);
      for (int i = 0; i < latents.length && pointwise.passes(-reach, reach); i++) {
        if (Math.abs(latents[i]) <= reach) {
          assertThat(gradient[i])
              .as("pseudo-gradient at %s, passing within ±%s", latents[i], reach)
              .isEqualTo(upstream[i]);
        }
      }
    }
  }

  /** A copy with an element behind the end that must stay. */
  private static float[] withRoom(float[] values) {
    float[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = UNTOUCHED;
    return longer;
  }

  private static void same(String name, float[] actual, float[] expected) {
    assertThat(actual[expected.length]).as("behind the end of %s", name).isEqualTo(UNTOUCHED);
    assertThat(Codes.plain(Arrays.copyOf(actual, expected.length)))
        .as(name)
        .isEqualTo(Codes.plain(expected));
  }
}
