package org.bitmargin.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bitmargin.api.Parameter;

/** Changes latent values by their gradients. Holds its moments by parameter name. */
public interface Optimizer {

  /** Which one. */
  enum Kind {
    /** Kingma and Ba, ICLR 2015: β₁ 0.9, β₂ 0.999, ε 1e-8. */
    ADAM,
    /** Stochastic gradient descent with momentum. */
    SGD
  }

  /** A new one without history. */
  static Optimizer of(TrainingSettings settings) {
    return switch (settings.optimizer()) {
      case ADAM -> new Adam();
      case SGD -> new Sgd(settings.momentum());
    };
  }

  /** Counts a step; called once before the updates of a step. */
  void nextStep();

  /** Updates one parameter in place, then clips it to its quantizer's latent limit. */
  void update(Parameter parameter, double learningRate);

  /** Moments by name, for a checkpoint: live arrays, in order of first use. */
  Map<String, float[]> state();

  /** Steps taken. */
  long steps();

  /** Continues from a checkpoint. */
  void restore(long steps, Map<String, float[]> state);

  /** Common bookkeeping. */
  abstract class Stateful implements Optimizer {
    private final Map<String, float[]> state = new LinkedHashMap<>();
    private long steps;

    float[] moment(Parameter parameter, String kind) {
      return state.computeIfAbsent(
          kind + "." + parameter.name(),
          name -> new float[Math.toIntExact(parameter.value().length())]);
    }

    @Override
    public void nextStep() {
      steps++;
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public Map<String, float[]> state() {
      return state;
    }

    @Override
    public void restore(long steps, Map<String, float[]> saved) {
      this.steps = steps;
      state.clear();
      saved.forEach((name, values) -> state.put(name, values.clone()));
    }
  }
}
