package org.bitmargin.models.nn;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One buffer that is allocated again only when the shape changes. */
final class Scratch {
  private INDArray buffer;

  /** A dense FLOAT tensor of this shape with undefined content. */
  INDArray of(long... shape) {
    if (buffer == null || !Arrays.equals(buffer.shape(), shape)) {
      if (buffer != null && buffer.closeable()) {
        buffer.close();
      }
      buffer = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }
    return buffer;
  }
}
