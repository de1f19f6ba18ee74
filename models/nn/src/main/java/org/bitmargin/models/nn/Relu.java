package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = max(0, x); the gradient passes where x > 0. */
public final class Relu implements Layer {
  private final String name;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private INDArray input;

  /** An activation layer. */
  public Relu(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    return Blocks.apply(
        x,
        null,
        output.in(phase, x.shape()),
        (values, other, from, n) -> {
          for (int i = 0; i < n; i++) {
            values[i] = Math.max(0f, values[i]);
          }
        });
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return Blocks.apply(
        upstream,
        input,
        inputGradient.of(input.shape()),
        (values, x, from, n) -> {
          for (int i = 0; i < n; i++) {
            values[i] = x[i] > 0f ? values[i] : 0f;
          }
        });
  }
}
