package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What element-wise activations share: buffers, and the input that backward masks by. */
abstract class Activation implements Layer, SharesMemory {
  private final String name;
  private final LayerMemory memory = new LayerMemory();
  private INDArray input;

  Activation(String name) {
    this.name = name;
  }

  /** values[0..n) ← f(values). */
  abstract void apply(float[] values, int n);

  /** gradients[0..n) ← those that pass at x. */
  abstract void mask(float[] gradients, float[] x, int n);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void share(SharedMemory shared) {
    memory.share(shared);
  }

  @Override
  public final INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    return Tensors.map(x, memory.output(phase, x, x.shape()), this::apply);
  }

  @Override
  public final INDArray backward(INDArray upstream, boolean wantInput) {
    return Tensors.zip(upstream, input, memory.gradient(upstream, input.shape()), this::mask);
  }
}
