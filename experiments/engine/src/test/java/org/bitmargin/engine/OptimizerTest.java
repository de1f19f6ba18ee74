package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final float[] GRADIENTS = {0.2f, -0.1f, 0.4f};

  @Test
  void adam_follows_its_published_algorithm() {
    // Kingma and Ba, algorithm 1, iterated in double precision by a script of a few lines.
    float[] expected = {0.400000005f, 0.373366303f, 0.307555145f};
    assertThat(walk(Optimizer.of(settings(Optimizer.Kind.ADAM)), 0.5f, FullPrecision.INSTANCE))
        .containsExactly(expected, Offset.offset(1e-6f));
  }

  @Test
  void sgd_adds_momentum() {
    float[] expected = {0.48f, 0.472f, 0.4248f};
    assertThat(walk(Optimizer.of(settings(Optimizer.Kind.SGD)), 0.5f, FullPrecision.INSTANCE))
        .containsExactly(expected, Offset.offset(1e-6f));
  }

  @Test
  void latent_weights_of_a_binary_quantizer_stay_within_one() {
    for (Optimizer.Kind kind : Optimizer.Kind.values()) {
      Parameter p = parameter(0.99f, Fixtures.binary());
      Optimizer optimizer = Optimizer.of(settings(kind));
      for (int i = 0; i < 5; i++) {
        optimizer.nextStep();
        p.gradient(Tensors.of(new float[] {-3}, 1));
        optimizer.update(p, 0.5);
      }
      assertThat(p.value().getFloat(0)).isEqualTo(1f);
    }
  }

  @Test
  void a_restored_optimizer_goes_on_as_the_one_saved() {
    for (Optimizer.Kind kind : Optimizer.Kind.values()) {
      Optimizer one = Optimizer.of(settings(kind));
      walk(one, 0.5f, FullPrecision.INSTANCE);
      Optimizer other = Optimizer.of(settings(kind));
      other.restore(one.steps(), one.state());
      assertThat(walk(other, 0.1f, FullPrecision.INSTANCE))
          .containsExactly(walk(one, 0.1f, FullPrecision.INSTANCE));
    }
  }

  private static float[] walk(Optimizer optimizer, float start, Quantizer quantizer) {
    Parameter p = parameter(start, quantizer);
    float[] path = new float[GRADIENTS.length];
    for (int i = 0; i < path.length; i++) {
      optimizer.nextStep();
      p.gradient(Tensors.of(new float[] {GRADIENTS[i]}, 1));
      optimizer.update(p, 0.1);
      path[i] = p.value().getFloat(0);
    }
    return path;
  }

  private static Parameter parameter(float start, Quantizer quantizer) {
    return new Parameter("w", Parameter.Role.WEIGHT, quantizer, Tensors.of(new float[] {start}, 1));
  }

  private static TrainingSettings settings(Optimizer.Kind kind) {
    TrainingSettings d = TrainingSettings.defaults();
    return new TrainingSettings(1, 2, kind, 0.1, 0.9, d.schedule(), 1, 0.5, 0.1, 0, d.select());
  }
}
