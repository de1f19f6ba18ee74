package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link HardTanh} and {@link ActivationQuantizer} in one pass each way, where the quantizer is one
 * of single values: what follows a sum. The results are those of the two layers, bit by bit, but
 * for values that are no numbers.
 */
final class QuantizedActivation implements Layer, SharesMemory {
  private final HardTanh activation;
  private final Quantizer.Pointwise quantizer;
  private final StoredActivation memory;
  private final boolean open;
  private final LayerMemory tensors = new LayerMemory();
  private INDArray input;

  QuantizedActivation(HardTanh activation, Quantizer.Pointwise quantizer, StoredActivation memory) {
    this.activation = activation;
    this.quantizer = quantizer;
    this.memory = memory;
    this.open = quantizer.passes(-1, 1);
  }

  @Override
  public String name() {
    return activation.name();
  }

  @Override
  public void share(SharedMemory shared) {
    tensors.share(shared);
  }

  @Override
  public List<ActivationBuffer> activations() {
    return List.of(memory);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    INDArray written = Tensors.map(x, tensors.output(phase, x, x.shape()), this::apply);
    return read(written, phase);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return Tensors.zip(upstream, input, tensors.gradient(upstream, input.shape()), this::mask);
  }

  /** Of what the next layer reads. */
  Quantizer quantizes() {
    return memory.quantizer();
  }

  /** values[0..n) ← what is stored of them. */
  void apply(float[] values, int n) {
    activation.apply(values, n);
    quantizer.quantize(values, n);
  }

  /** gradients[0..n) ← those that pass at x, which is changed. */
  void mask(float[] gradients, float[] x, int n) {
    activation.mask(gradients, x, n);
    if (!open) {
      activation.apply(x, n);
      quantizer.pseudoGradient(gradients, x, n);
    }
  }

  /** What the next layer reads of the values written. */
  INDArray read(INDArray written, Phase phase) {
    return memory.read(written, phase);
  }
}
