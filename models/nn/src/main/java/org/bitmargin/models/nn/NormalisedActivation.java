package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link BatchNorm} and {@link QuantizedActivation} in one pass forward and two backward. The
 * results are those of the three layers, bit by bit, but for values that are no numbers.
 */
final class NormalisedActivation implements Layer, SharesMemory {
  private final BatchNorm norm;
  private final QuantizedActivation activation;

  NormalisedActivation(BatchNorm norm, QuantizedActivation activation) {
    this.norm = norm;
    this.activation = activation;
  }

  @Override
  public String name() {
    return norm.name();
  }

  @Override
  public void share(SharedMemory shared) {
    norm.share(shared);
  }

  @Override
  public List<Parameter> parameters() {
    return norm.parameters();
  }

  @Override
  public List<ActivationBuffer> activations() {
    return activation.activations();
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    INDArray written = norm.forward(x, phase, (values, others, n) -> activation.apply(values, n));
    return activation.read(written, phase);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return norm.backward(upstream, wantInput, this::throughActivation);
  }

  /** Takes the upstream through quantizer and hardtanh, whose inputs are worked out again. */
  private Tensors.Zip throughActivation(Channels channels) {
    Tensors.Zip normalise = norm.normalise(channels);
    float[] values = new float[channels.length()];
    return (gradients, x, n) -> {
      System.arraycopy(x, 0, values, 0, n);
      normalise.apply(values, values, n);
      activation.mask(gradients, values, n);
    };
  }
}
