package org.bitmargin.models.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x·q(W)ᵀ + b with x [batch, in], W [out, in], b [out] or none. */
public final class Linear implements Layer, TakesLevels, SharesMemory {
  private final String name;
  private final Parameter weight;
  private final Parameter bias;
  private final EffectiveWeight effective;
  private final LayerMemory memory = new LayerMemory();
  private final Scratch weightGradient = new Scratch();
  private final IntegerInput integers;
  private final LinearProducts products;
  private INDArray input;

  /** A layer with weights drawn uniformly from ±1/√in. */
  public Linear(
      String name, int in, int out, boolean withBias, Quantizer quantizer, RandomGenerator init) {
    this.name = name;
    this.weight =
        new Parameter(
            name + ".weight", Parameter.Role.WEIGHT, quantizer, Initial.uniform(init, in, out, in));
    this.effective = new EffectiveWeight(weight);
    this.integers = new IntegerInput(weight);
    this.products = new LinearProducts(weight, integers);
    this.bias =
        withBias
            ? new Parameter(
                name + ".bias",
                Parameter.Role.BIAS,
                FullPrecision.INSTANCE,
                Initial.uniform(init, in, out))
            : null;
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
    return bias == null ? List.of(weight) : List.of(weight, bias);
  }

  @Override
  public void input(Quantizer quantizer) {
    integers.of(quantizer);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.linear(weight, bias);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.linear(name, x, weight, bias);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    INDArray used = effective.refresh(phase);
    INDArray y = memory.output(phase, x, x.size(0), weight.value().size(0));
    products.forward(x, used, y, phase);
    return bias == null ? y : y.addiRowVector(bias.effective());
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    INDArray dw = weightGradient.of(weight.value().shape());
    products.weightGradient(upstream, input, dw);
    weight.gradient(weight.quantizer().pseudoGradient(weight.value(), dw, dw));
    if (bias != null) {
      bias.gradient(upstream.sum(0));
    }
    if (!wantInput) {
      return null;
    }
    INDArray dx = memory.gradient(upstream, input.shape());
    products.inputGradient(upstream, effective.ofTraining(), dx);
    return dx;
  }
}
