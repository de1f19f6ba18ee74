package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = s·x with one learned factor s: brings integer sums of the last layer to logits. */
public final class Scale implements Layer, SharesMemory {
  private final String name;
  private final Parameter factor;
  private final LayerMemory memory = new LayerMemory();
  private INDArray input;

  /** A scaling layer that starts with this factor. */
  public Scale(String name, double initial) {
    this.name = name;
    this.factor =
        new Parameter(
            name + ".factor",
            Parameter.Role.SCALE,
            FullPrecision.INSTANCE,
            Initial.constant((float) initial, 1));
  }

  /**
   * A scaling layer that starts with the given factor.
   *
   * @param factor 0 for a factor that suits the weights it follows: 1e-3 for sums of signs, else 1
   */
  public static Scale initially(String name, double factor, Quantizer weights) {
    double automatic = weights.bits() == 1 ? 1e-3 : 1;
    return new Scale(name, factor > 0 ? factor : automatic);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    memory.share(shared);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(factor);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.scale(factor);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.scale(name, x, factor);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    float f = factor.effective().getFloat(0);
    return Tensors.map(x, (values, n) -> scale(values, f, n));
  }

  private static void scale(float[] values, float f, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= f;
    }
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    float[] up = Tensors.toArray(upstream);
    float[] x = Tensors.toArray(input);
    double sum = 0;
    for (int i = 0; i < up.length; i++) {
      sum += (double) up[i] * x[i];
    }
    factor.gradient(Initial.constant((float) sum, 1));
    float f = factor.effective().getFloat(0);
    return Tensors.map(
        upstream, memory.gradient(upstream, upstream.shape()), (values, n) -> scale(values, f, n));
  }
}
