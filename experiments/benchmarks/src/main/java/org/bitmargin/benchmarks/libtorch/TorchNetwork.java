package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network in libtorch, with the values of one of ours: the same layers, quantizers, loss and
 * optimizer, in the form that was found to be the fastest there (docs/performance.md).
 *
 * <p>Gradients are taken at the quantized weights, which is what straight-through means while no
 * latent weight lies outside the range; inference starts from weights quantized once.
 */
public final class TorchNetwork implements AutoCloseable {
  private final PtNDManager manager = Libtorch.manager();
  private final TorchScript script;
  private final TorchParameters parameters;
  private final PtNDArray[] first;
  private final PtNDArray[] second;
  private final PtNDArray[] steps;
  private PtNDArray[] frozen = {};

  /**
   * Copies a network.
   *
   * @param model whose weights are all of one width, and all activations
   */
  public TorchNetwork(Model model) {
    NetworkSource source = new NetworkSource();
    String logits = model.graph(source, "x");
    this.parameters = new TorchParameters(manager, source, logits);
    this.script = new TorchScript(manager, "Network", parameters.constants());
    this.first = parameters.zeros();
    this.second = parameters.zeros();
    this.steps = new PtNDArray[first.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Libtorch.tensor(manager, new float[1]);
    }
  }

  /** Images [batch, channels, height, width] in libtorch's memory. */
  public TorchBatch batch(INDArray images, int[] labels) {
    return new TorchBatch(manager, images, labels);
  }

  /** One step of Adam at 1e-3; the loss before it. */
  public float step(TorchBatch batch) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      return script
          .train("step", arguments(batch).add(first).add(second).add(steps), results)
          .get(0)
          .toFloatArray()[0];
    }
  }

  private TorchScript.Arguments arguments(TorchBatch batch) {
    return new TorchScript.Arguments()
        .add(batch.images())
        .add(batch.labels())
        .add(parameters.weights())
        .add(parameters.others())
        .add(parameters.statistics());
  }

  /**
   * What a pass forward and backward gives.
   *
   * @param gradients by name of the parameter
   */
  public record Pass(float loss, float[] logits, Map<String, float[]> gradients) {}

  /** A pass with the statistics of the batch, without a step. */
  public Pass pass(TorchBatch batch) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      NDList found = script.train("gradients", arguments(batch), results);
      Map<String, float[]> gradients = new HashMap<>();
      List<String> names = parameters.names();
      for (int i = 0; i < names.size(); i++) {
        gradients.put(names.get(i), found.get(i + 2).toFloatArray());
      }
      return new Pass(found.get(0).toFloatArray()[0], found.get(1).toFloatArray(), gradients);
    }
  }

  /** The value of a trained parameter. */
  public float[] value(String name) {
    return parameters.trained()[parameters.names().indexOf(name)].toFloatArray();
  }

  /** Quantizes the weights for inference. */
  public void freeze() {
    freeze(script.run("all_quantized", manager, IValue.listFrom(parameters.weights())));
  }

  /** Computes with these weights, in the order of the layers, in inference from now on. */
  void freeze(PtNDArray[] values) {
    for (PtNDArray old : frozen) {
      old.close();
    }
    frozen = values;
  }

  PtNDManager manager() {
    return manager;
  }

  /** Logits with running statistics and the frozen weights, row by row. */
  public float[] logits(TorchBatch batch) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      return script
          .run(
              "logits",
              results,
              IValue.from(batch.images()),
              IValue.listFrom(frozen),
              IValue.listFrom(parameters.others()),
              IValue.listFrom(parameters.statistics()))[0]
          .toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
