package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = min(1, max(−1, x)); the gradient passes where |x| ≤ 1. */
public final class HardTanh implements Layer {
  private final String name;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private INDArray input;

  /** An activation layer. */
  public HardTanh(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    input = x;
    return Blocks.apply(
        x,
        null,
        output.of(x.shape()),
        (values, other, from, n) -> {
          for (int i = 0; i < n; i++) {
            values[i] = Math.max(-1f, Math.min(1f, values[i]));
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
            values[i] = Math.abs(x[i]) <= 1f ? values[i] : 0f;
          }
        });
  }
}
