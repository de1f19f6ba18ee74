package org.bitmargin.api;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The definition the others are held against: decodes whole tensors and runs the forward pass. */
final class ReferenceInference implements Inference {

  private record Images(INDArray pixels) implements Batch {

    @Override
    public int size() {
      return (int) pixels.size(0);
    }
  }

  private final Model model;
  private final List<Parameter> parameters;

  ReferenceInference(Model model) {
    this.model = model;
    this.parameters = model.parameters();
  }

  @Override
  public Batch prepare(INDArray images) {
    return new Images(images);
  }

  @Override
  public void load(int parameter, QuantizedTensor stored, long[] changed) {
    if (changed == null || changed.length > 0) {
      Parameter p = parameters.get(parameter);
      p.override(p.quantizer().decode(stored));
    }
  }

  @Override
  public INDArray logits(Batch batch) {
    return model.forward(((Images) batch).pixels(), Model.Phase.INFERENCE);
  }

  @Override
  public void close() {
    parameters.forEach(p -> p.override(null));
  }
}
