package org.bitmargin.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images and their classes in libtorch's memory. */
public final class TorchBatch {
  private final PtNDArray images;
  private final PtNDArray labels;
  private final int[] classes;

  TorchBatch(PtNDManager manager, INDArray images, int[] labels) {
    // With one channel both orders are the same numbers, but not the same strides.
    this.images =
        Libtorch.channelsLast(Libtorch.tensor(manager, Tensors.toArray(images), images.shape()));
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
