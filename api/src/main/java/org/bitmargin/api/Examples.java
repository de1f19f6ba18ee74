package org.bitmargin.api;

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

  /** Classes of the examples listed. */
  default int[] labels(int[] indices) {
    int[] labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(indices[i]);
    }
    return labels;
  }
}
