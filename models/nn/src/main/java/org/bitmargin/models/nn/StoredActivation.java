package org.bitmargin.models.nn;

import java.util.function.UnaryOperator;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The buffer a quantized activation is held in, and what is done to it on the way. */
final class StoredActivation implements ActivationBuffer {
  private final String name;
  private final Quantizer quantizer;
  private long size;
  private UnaryOperator<INDArray> tap;

  StoredActivation(String name, Quantizer quantizer) {
    this.name = name;
    this.quantizer = quantizer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Quantizer quantizer() {
    return quantizer;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void tap(UnaryOperator<INDArray> change) {
    tap = change;
  }

  /** What the next layer reads of the values written here. */
  INDArray read(INDArray written, Phase phase) {
    size = written.length() / written.size(0);
    return tap == null || phase == Phase.TRAINING ? written : tap.apply(written);
  }
}
