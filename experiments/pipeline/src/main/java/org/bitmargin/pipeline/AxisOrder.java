package org.bitmargin.pipeline;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitmargin.engine.Safetensors.Tensor;

/**
 * How the axes of a tensor lie in a file: axis i here is axis {@code order[i]} there, as NumPy's
 * {@code transpose} has it. Values are moved, never changed.
 *
 * @param order empty for the same order
 */
record AxisOrder(int[] order) {
  static final AxisOrder SAME = new AxisOrder(new int[0]);

  /** Whether this is an order of so many axes. */
  static boolean isOrder(int[] order, int rank) {
    return order.length == rank
        && Arrays.equals(
            Arrays.stream(order).sorted().toArray(), IntStream.range(0, rank).toArray());
  }

  /** A tensor of the file as it lies here. */
  Tensor in(Tensor theirs) {
    return order.length == theirs.shape().length ? moved(theirs, order) : theirs;
  }

  /** A tensor from here as it lies in the file. */
  Tensor out(Tensor ours) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse.length == 0 ? ours : moved(ours, inverse);
  }

  private static Tensor moved(Tensor source, int[] order) {
    int rank = order.length;
    long[] shape = new long[rank];
    int[] strides = new int[rank];
    for (int i = rank - 1, stride = 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= (int) source.shape()[i];
    }
    for (int i = 0; i < rank; i++) {
      shape[i] = source.shape()[order[i]];
    }
    float[] values = new float[source.values().length];
    int[] index = new int[rank];
    for (int to = 0; to < values.length; to++) {
      int from = 0;
      for (int i = 0; i < rank; i++) {
        from += index[i] * strides[order[i]];
      }
      values[to] = source.values()[from];
      for (int i = rank - 1; i >= 0 && ++index[i] == shape[i]; i--) {
        index[i] = 0;
      }
    }
    return new Tensor(shape, values);
  }
}
