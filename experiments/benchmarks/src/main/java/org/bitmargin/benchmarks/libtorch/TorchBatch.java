package org.bitmargin.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;

/** Grey images and their classes in libtorch's memory. */
public final class TorchBatch {
  private final PtNDArray images;
  private final PtNDArray labels;
  private final int[] classes;

  TorchBatch(PtNDManager manager, float[] pixels, int[] labels, int height, int width) {
    // With one channel both orders are the same numbers, but not the same strides.
    this.images =
        Libtorch.tensor(manager, pixels, labels.length, height, width, 1).transpose(0, 3, 1, 2);
    this.classes = labels.clone();
    this.labels = (PtNDArray) manager.create(Arrays.stream(labels).asLongStream().toArray());
  }

  /** The classes, image by image. */
  public int[] classes() {
    return classes.clone();
  }

  PtNDArray images() {
    return images;
  }

  PtNDArray labels() {
    return labels;
  }
}
