package org.bitmargin.engine;

import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network said about a set of images: accuracy, logit margins, confusion. Filled batch by
 * batch, then read.
 *
 * <p>The margin of an image is its top logit minus the second (arXiv 2603.05048, eq. 1). NaN logits
 * (possible where float data take faults) rank below all others, and an image whose margin is not
 * finite counts with margin and range 0.
 */
public final class Outcome {
  private final long[][] confusion;
  private final MarginHistogram margins = new MarginHistogram();
  private long correct;
  private long total;
  private double marginSum;
  private double rangeSum;

  /** An empty one for so many classes. */
  public Outcome(int classes) {
    this.confusion = new long[classes][classes];
  }

  /**
   * Adds a batch.
   *
   * @param logits shape [batch, classes]
   * @param labels the true class of each row
   */
  public void add(INDArray logits, int[] labels) {
    float[] values = Tensors.toArray(logits);
    int classes = confusion.length;
    for (int row = 0; row < labels.length; row++) {
      addRow(values, row * classes, labels[row]);
    }
  }

  private void addRow(float[] logits, int from, int label) {
    int top = 0;
    float first = Float.NEGATIVE_INFINITY;
    float second = Float.NEGATIVE_INFINITY;
    float lowest = Float.POSITIVE_INFINITY;
    for (int k = 0; k < confusion.length; k++) {
      float z = logits[from + k];
      if (z > first) {
        second = first;
        first = z;
        top = k;
      } else if (z > second) {
        second = z;
      }
      lowest = Math.min(lowest, z);
    }
    double margin = (double) first - second;
    double range = (double) first - lowest;
    boolean finite = Double.isFinite(margin) && Double.isFinite(range);
    marginSum += finite ? margin : 0;
    rangeSum += finite ? range : 0;
    margins.add(finite ? margin : 0);
    confusion[label][top]++;
    correct += top == label ? 1 : 0;
    total++;
  }

  /** Images classified right. */
  public long correct() {
    return correct;
  }

  /** Images seen. */
  public long total() {
    return total;
  }

  /** Fraction classified right. */
  public double accuracy() {
    return (double) correct / total;
  }

  /** Mean of top minus second logit. */
  public double meanLogitMargin() {
    return marginSum / total;
  }

  /** Mean of top minus lowest logit: the scale to hold a margin against. */
  public double meanLogitRange() {
    return rangeSum / total;
  }

  /** The distribution of margins. */
  public MarginHistogram margins() {
    return margins;
  }

  /** Counts by true class, then predicted class. */
  public long[][] confusion() {
    return confusion;
  }
}
