package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a layer's tensors lie: in memory of its own what the backward pass reads again, and what
 * only the next layer reads in memory that it may share.
 */
final class LayerMemory {
  private final Scratch kept = new Scratch();
  private SharedMemory passing = new SharedMemory();

  void share(SharedMemory memory) {
    passing = memory;
  }

  /** A dense FLOAT tensor with undefined content for the output of this input. */
  INDArray output(Phase phase, INDArray input, long... shape) {
    return phase == Phase.TRAINING ? kept.of(shape) : passing.output(input, shape);
  }

  /** A dense FLOAT tensor with undefined content for the gradient of the input. */
  INDArray gradient(INDArray upstream, long... shape) {
    return passing.gradient(upstream, shape);
  }
}
