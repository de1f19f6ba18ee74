package org.bitmargin.engine;

import org.bitmargin.api.Parameter;

/** Adam (Kingma and Ba, ICLR 2015, algorithm 1) in one pass over the memory. */
final class Adam extends Optimizer.Stateful {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  @Override
  public void update(Parameter parameter, double learningRate) {
    float[][] moments = {moment(parameter, "adam.m"), moment(parameter, "adam.v")};
    double correction1 = 1 - StrictMath.pow(BETA1, steps());
    double correction2 = 1 - StrictMath.pow(BETA2, steps());
    float rate = (float) (learningRate / correction1);
    float scale = (float) (1 / Math.sqrt(correction2));
    float limit = (float) parameter.quantizer().latentLimit().orElse(Float.MAX_VALUE);
    Updates.inBlocks(
        parameter,
        moments,
        (values, gradient, copies, n) ->
            step(values, gradient, copies[0], copies[1], n, rate, scale, limit));
  }

  private static void step(
      float[] values,
      float[] gradient,
      float[] first,
      float[] second,
      int n,
      float rate,
      float scale,
      float limit) {
    for (int i = 0; i < n; i++) {
      float g = gradient[i];
      float m = BETA1 * first[i] + (1 - BETA1) * g;
      float v = BETA2 * second[i] + (1 - BETA2) * g * g;
      first[i] = m;
      second[i] = v;
      float next = values[i] - rate * m / ((float) Math.sqrt(v) * scale + EPSILON);
      values[i] = Math.max(-limit, Math.min(limit, next));
    }
  }
}
