package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** Grey images as bytes in libtorch's memory. */
public final class TorchExamples implements AutoCloseable {
  private final PtNDManager manager = Libtorch.manager();
  private final TorchScript script = new TorchScript(manager, "Examples", Map.of());
  private final PtNDArray pixels;

  /** Takes images in, row-major, image after image. */
  public TorchExamples(byte[] pixels, int height, int width) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    Shape shape = new Shape(pixels.length / (height * width), height, width, 1);
    this.pixels = manager.create(bytes, shape, DataType.UINT8);
  }

  /** Makes a batch of floats in [0, 1] of the images listed; the number of its elements. */
  public long load(int[] indices) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      return batch(indices, results).size();
    }
  }

  /** The numbers of such a batch. */
  float[] values(int[] indices) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      return batch(indices, results).toFloatArray();
    }
  }

  private PtNDArray batch(int[] indices, PtNDManager results) {
    PtNDArray list = (PtNDArray) results.create(Arrays.stream(indices).asLongStream().toArray());
    return script.run("batch", results, IValue.from(pixels), IValue.from(list))[0];
  }

  @Override
  public void close() {
    manager.close();
  }
}
