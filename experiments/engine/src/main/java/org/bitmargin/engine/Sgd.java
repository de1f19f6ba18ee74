package org.bitmargin.engine;

import org.bitmargin.api.Parameter;

/** Stochastic gradient descent with heavy-ball momentum: u ← μu + g, w ← w − ηu. */
final class Sgd extends Optimizer.Stateful {
  private final float momentum;

  Sgd(double momentum) {
    this.momentum = (float) momentum;
  }

  @Override
  public void update(Parameter parameter, double learningRate) {
    float[][] moments = {moment(parameter, "sgd.u")};
    float rate = (float) learningRate;
    float limit = (float) parameter.quantizer().latentLimit().orElse(Float.MAX_VALUE);
    Updates.inBlocks(
        parameter,
        moments,
        (values, gradient, copies, n) -> {
          float[] velocity = copies[0];
          for (int i = 0; i < n; i++) {
            float u = momentum * velocity[i] + gradient[i];
            velocity[i] = u;
            values[i] = Math.max(-limit, Math.min(limit, values[i] - rate * u));
          }
        });
  }
}
