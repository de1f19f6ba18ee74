package org.bitmargin.models.nn;

import java.util.Arrays;
import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Buffers that are allocated again only when the shape changes. Each phase has its own, so that an
 * inference between a training pass and its backward pass spoils nothing.
 */
final class Scratch {
  private final INDArray[] buffers = new INDArray[Phase.values().length];

  /** A dense FLOAT tensor of this shape with undefined content, for the training phase. */
  INDArray of(long... shape) {
    return in(Phase.TRAINING, shape);
  }

  /** A dense FLOAT tensor of this shape with undefined content. */
  INDArray in(Phase phase, long... shape) {
    buffers[phase.ordinal()] = fitting(buffers[phase.ordinal()], shape);
    return buffers[phase.ordinal()];
  }

  /** This buffer, or a new one in its place where it has another shape or is none. */
  static INDArray fitting(INDArray buffer, long... shape) {
    if (buffer != null && Arrays.equals(buffer.shape(), shape)) {
      return buffer;
    }
    if (buffer != null && buffer.closeable()) {
      buffer.close();
    }
    return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
  }
}
