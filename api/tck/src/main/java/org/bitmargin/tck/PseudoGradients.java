package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/** Gradients through a quantizer. */
final class PseudoGradients {

  private PseudoGradients() {}

  /** Latent values in and around [−1, 1], with 0 and the ends themselves. */
  static float[] latents() {
    return new float[] {
      -1e4f, -3, -1.5f, -1.0001f, -1, -0.9999f, -0.5f, -1e-6f, 0, 1e-6f, 0.25f, 0.5f, 0.9999f, 1,
      1.0001f, 1.5f, 3, 1e4f
    };
  }

  static float[] at(Quantizer quantizer, float[] latents, float[] upstream) {
    return Tensors.toArray(
        quantizer.pseudoGradient(
            Tensors.of(latents, 1, latents.length), Tensors.of(upstream, 1, upstream.length)));
  }

  /** Whether g(2u − 3v) = 2·g(u) − 3·g(v). */
  static void assertLinear(Quantizer quantizer, float[] latents) {
    float[] u = Tensors.toArray(SampleTensors.normal(1, latents.length));
    float[] v = new float[u.length];
    float[] mixed = new float[u.length];
    for (int i = 0; i < u.length; i++) {
      v[i] = u[(i + 5) % u.length];
      mixed[i] = 2 * u[i] - 3 * v[i];
    }
    float[] gradient = at(quantizer, latents, mixed);
    float[] ofU = at(quantizer, latents, u);
    float[] ofV = at(quantizer, latents, v);
    for (int i = 0; i < u.length; i++) {
      assertThat(gradient[i])
          .as("pseudo-gradient of 2u − 3v at %s", latents[i])
          .isCloseTo(2 * ofU[i] - 3 * ofV[i], within(1e-5f * (1 + Math.abs(mixed[i]))));
    }
  }
}
