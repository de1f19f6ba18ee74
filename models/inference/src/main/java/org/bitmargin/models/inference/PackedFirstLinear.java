package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A first linear stage, on images in their own precision: the same matrix product as the layer's,
 * for all images at once, since another might round otherwise.
 */
final class PackedFirstLinear implements PackedFirst {
  private final int inputs;
  private final int outputs;
  private final ThresholdRules rules;
  private final INDArray weights;

  PackedFirstLinear(Stage stage, PackedLoaders loaders) {
    this.inputs = stage.inputs();
    this.outputs = stage.outputs();
    this.weights = Tensors.zeros(outputs, inputs);
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    FloatBuffer values = Tensors.buffer(weights);
    loaders.put(
        stage.weight(),
        (stored, changed) ->
            PackedLoaders.visit(
                stored,
                changed,
                (unit, position, positive) ->
                    values.put(unit * inputs + position, positive ? 1 : -1)));
  }

  @Override
  public void refresh() {
    rules.refresh(unit -> {});
  }

  @Override
  public void take(PackedImages images) {}

  @Override
  public void begin(PackedImages images) {
    INDArray x = images.dense.reshape(images.size(), inputs);
    INDArray y = Tensors.zeros(images.size(), outputs);
    Nd4j.gemm(weights.transpose(), x.transpose(), y.transpose(), true, false, 1, 0);
    images.products = Tensors.toArray(y);
    y.close();
  }

  @Override
  public PackedShape output(PackedShape images) {
    return new PackedShape(outputs, 1, 1);
  }

  @Override
  public Worker worker(PackedShape images, int most) {
    int[][] output = output(images).signs(most);
    return (batch, group) -> {
      int count = batch.count(group);
      for (int n = 0; n < count; n++) {
        int at = (batch.start(group) + n) * outputs;
        for (int u = 0; u < outputs; u++) {
          int[] words = output[u / Integer.SIZE];
          words[n] = PackedLoaders.with(words[n], u, rules.positive(u, batch.products[at + u]));
        }
      }
      return output;
    };
  }
}
