package org.bitmargin.api;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network frozen for inference on what a memory holds: it takes stored codes, not latent values,
 * and computes what {@link Model#forward} computes in {@link Model.Phase#INFERENCE} on the values
 * they stand for. Reloading a parameter costs what changed. Not thread-safe; it may use several
 * threads itself.
 */
public interface Inference extends AutoCloseable {

  /** Images in the form this network computes on; made once, used for any number of chips. */
  interface Batch {

    /** Number of images. */
    int size();
  }

  /**
   * Takes images in.
   *
   * @param images shape [batch, channels, height, width]; not kept, unless it is all that is needed
   */
  Batch prepare(INDArray images);

  /**
   * Computes with this content of a parameter from now on. Every parameter is loaded once with
   * {@code changed} null before the first {@link #logits}.
   *
   * @param parameter index in {@link Model#parameters()}
   * @param stored what the memory holds now; kept, not copied
   * @param changed bits of {@code stored.codes()} that turned over since the last call, ascending;
   *     null where everything (the ranges too) may be different
   */
  void load(int parameter, QuantizedTensor stored, long[] changed);

  /**
   * Computes the logits.
   *
   * @param batch made by {@link #prepare} of this object
   * @return a fresh tensor of shape [batch, classes]
   */
  INDArray logits(Batch batch);

  /** Gives the model its own values back and frees memory. */
  @Override
  void close();
}
