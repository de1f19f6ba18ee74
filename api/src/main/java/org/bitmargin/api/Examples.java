package org.bitmargin.api;

import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labelled images by index; the order is fixed. */
public interface Examples {

  /** How many there are. */
  int size();

  /** Class of example {@code index}. */
  int label(int index);

  /**
   * Pixels of the examples listed.
   *
   * @param indices in any order, repeats allowed
   * @return a fresh FLOAT tensor of shape [indices.length, channels, height, width]
   */
  INDArray images(int[] indices);

  /**
   * Pixels of the examples listed as a network in training sees them: at random shifted, mirrored
   * or otherwise changed where the data set was told to. The images themselves where not
   * overridden.
   *
   * @param indices in any order, repeats allowed
   * @param draws gives a fresh random stream for an index, the same at each call; what becomes of
   *     an example depends on its stream alone, so order, batches and threads change nothing
   * @return as {@link #images}
   */
  default INDArray trainingImages(int[] indices, IntFunction<RandomGenerator> draws) {
    return images(indices);
  }

  /** Classes of the examples listed. */
  default int[] labels(int[] indices) {
    int[] labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(indices[i]);
    }
    return labels;
  }
}
