package org.bitmargin.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Examples of a source by their indices there. */
record Chosen(Examples source, int[] order) implements Examples {

  /** All, as image folders are read. */
  static Examples byClass(Examples source) {
    return new Chosen(
        source,
        IntStream.range(0, source.size())
            .boxed()
            .sorted(Comparator.comparingInt(source::label))
            .mapToInt(i -> i)
            .toArray());
  }

  /** The first one, so many times. */
  static Examples copies(Examples source, int count) {
    return new Chosen(source, new int[count]);
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public int label(int index) {
    return source.label(order[index]);
  }

  @Override
  public INDArray images(int[] indices) {
    return source.images(Arrays.stream(indices).map(i -> order[i]).toArray());
  }
}
