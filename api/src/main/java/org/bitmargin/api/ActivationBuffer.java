package org.bitmargin.api;

import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A quantized activation tensor of a network, as a buffer memory holds it for each image. */
public interface ActivationBuffer {

  /** Name of the layer, unique within its model, e.g. {@code quant1}. */
  String name();

  /** How its values are stored. */
  Quantizer quantizer();

  /** Codes an image; 0 before the first forward pass. */
  long size();

  /**
   * Changes what the layers after it read, in the inference phase; null for nothing.
   *
   * @param tap gets the quantized values, [batch, …], and returns what is read back, same shape
   */
  void tap(UnaryOperator<INDArray> tap);
}
