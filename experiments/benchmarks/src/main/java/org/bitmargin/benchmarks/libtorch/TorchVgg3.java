package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;

/**
 * VGG3 in libtorch, with the values of one of our networks: the same layers, quantizers, loss and
 * optimizer, in the form that was found to be the fastest there (docs/performance.md).
 *
 * <p>Gradients are taken at the quantized weights, which is what straight-through means while no
 * latent weight lies outside the range; inference starts from weights quantized once.
 */
public final class TorchVgg3 implements AutoCloseable {
  private static final List<String> WEIGHTS =
      List.of("conv1.weight", "conv2.weight", "fc1.weight", "fc2.weight");
  private static final List<String> NORMS =
      List.of("bn1.weight", "bn1.bias", "bn2.weight", "bn2.bias", "bn3.weight", "bn3.bias");
  private static final List<String> STATISTICS =
      List.of(
          "bn1.running_mean",
          "bn1.running_var",
          "bn2.running_mean",
          "bn2.running_var",
          "bn3.running_mean",
          "bn3.running_var");
  private static final String SCALE = "scale.factor";

  private final PtNDManager manager = Libtorch.manager();
  private final TorchScript script;
  private final PtNDArray[] weights;
  private final PtNDArray[] norms;
  private final PtNDArray[] statistics;
  private final PtNDArray scale;
  private final PtNDArray[] first;
  private final PtNDArray[] second;
  private final PtNDArray[] steps;
  private PtNDArray[] frozen = {};

  /**
   * Copies a network.
   *
   * @param model VGG3 without biases
   * @param bits of weights and activations
   */
  public TorchVgg3(Model model, int bits) {
    int highest = (1 << bits - 1) - 1;
    this.script =
        new TorchScript(
            manager,
            "Vgg3",
            Map.of(
                "BITS", bits,
                "STEPS", (1 << bits) - 1,
                "STEP", 1.0 / Math.max(1, highest),
                "LOWEST", -highest,
                "HIGHEST", highest));
    this.weights = copies(model, WEIGHTS);
    this.norms = copies(model, NORMS);
    this.statistics = copies(model, STATISTICS);
    this.scale = copies(model, List.of(SCALE))[0];
    for (PtNDArray norm : norms) {
      norm.setRequiresGradient(true);
    }
    scale.setRequiresGradient(true);
    this.first = zeros();
    this.second = zeros();
    this.steps = new PtNDArray[first.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Libtorch.tensor(manager, new float[1]);
    }
  }

  private PtNDArray[] copies(Model model, List<String> names) {
    List<PtNDArray> copies = new ArrayList<>();
    for (String name : names) {
      Parameter parameter =
          model.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
      copies.add(
          Libtorch.channelsLast(
              Libtorch.tensor(
                  manager, Tensors.toArray(parameter.value()), parameter.value().shape())));
    }
    return copies.toArray(PtNDArray[]::new);
  }

  private PtNDArray[] trained() {
    List<PtNDArray> all = new ArrayList<>(List.of(weights));
    all.addAll(List.of(norms));
    all.add(scale);
    return all.toArray(PtNDArray[]::new);
  }

  /** Keeps the order in memory, which fused Adam goes by. */
  private PtNDArray[] zeros() {
    PtNDArray[] zeros = trained();
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] =
          JniUtils.zerosLike(zeros[i], DataType.FLOAT32, zeros[i].getDevice(), SparseFormat.DENSE);
    }
    return zeros;
  }

  /** Images [batch, 1, height, width] in libtorch's memory. */
  public TorchBatch batch(float[] pixels, int[] labels, int height, int width) {
    return new TorchBatch(manager, pixels, labels, height, width);
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
        .add(weights)
        .add(norms)
        .add(statistics)
        .add(scale);
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
      List<String> names = names();
      for (int i = 0; i < names.size(); i++) {
        gradients.put(names.get(i), found.get(i + 2).toFloatArray());
      }
      return new Pass(found.get(0).toFloatArray()[0], found.get(1).toFloatArray(), gradients);
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(WEIGHTS);
    names.addAll(NORMS);
    names.add(SCALE);
    return names;
  }

  /** The value of a trained parameter. */
  public float[] value(String name) {
    return trained()[names().indexOf(name)].toFloatArray();
  }

  /** Quantizes the weights for inference. */
  public void freeze() {
    freeze(script.run("all_quantized", manager, IValue.listFrom(weights)));
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
              IValue.listFrom(norms),
              IValue.listFrom(statistics),
              IValue.from(scale))[0]
          .toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
