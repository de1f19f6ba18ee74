package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A way to compute a same-padded convolution; owns its result buffers. */
interface ConvolutionKernel {

  /** Gradients; the input's is null where it was not wanted. */
  record Gradients(INDArray weight, INDArray input) {}

  /** x [batch, in, h, w] with weights [out, in, k, k] to [batch, out, h, w]. */
  INDArray forward(INDArray x, INDArray weights, Phase phase);

  /** After a forward pass in the training phase on the same x and weights. */
  Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput);
}
