package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One layer in libtorch, forward and backward in training, weights being quantized each time. */
public final class TorchLayer implements AutoCloseable {
  /** The name of the gradient of the input. */
  public static final String INPUT = "input";

  private final PtNDManager manager = Libtorch.manager();
  private final TorchScript script;
  private final TorchParameters parameters;
  private final PtNDArray x;
  private final PtNDArray upstream;
  private final PtNDArray[] weights;
  private final PtNDArray[] others;
  private final PtNDArray[] statistics;
  private final boolean wantInput;

  /**
   * Copies a layer and what it gets.
   *
   * @param wantInput whether the gradient of the input is computed
   */
  public TorchLayer(Layer layer, INDArray x, INDArray upstream, boolean wantInput) {
    NetworkSource source = new NetworkSource();
    String result = layer.graph(source, "x");
    this.parameters = new TorchParameters(manager, source, result);
    this.script = new TorchScript(manager, "Network", parameters.constants());
    this.x = tensor(x);
    this.upstream = tensor(upstream);
    this.weights = filled(parameters.weights());
    this.others = filled(parameters.others());
    this.statistics = filled(parameters.statistics());
    this.wantInput = wantInput;
  }

  private PtNDArray tensor(INDArray values) {
    return Libtorch.channelsLast(Libtorch.tensor(manager, Tensors.toArray(values), values.shape()));
  }

  /** What a layer computes on its input, in words that are the same for all layers alike. */
  public static String kind(Layer layer, INDArray x) {
    NetworkSource source = new NetworkSource();
    String result = layer.graph(source, "x");
    List<String> shapes = new ArrayList<>();
    shapes.add(Arrays.toString(x.shape()));
    for (Parameter p : layer.parameters()) {
      shapes.add(Arrays.toString(p.value().shape()));
    }
    return source.text() + result + shapes;
  }

  /** Does it once. */
  public void run() {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      pass(results);
    }
  }

  /**
   * The output, and gradients by name.
   *
   * @param gradients of the parameters, and of {@link #INPUT} where it is wanted
   */
  public record Pass(float[] output, Map<String, float[]> gradients) {}

  /** Does it once. */
  public Pass pass() {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      NDList found = pass(results);
      List<String> names = new ArrayList<>(wantInput ? List.of(INPUT) : List.of());
      names.addAll(parameters.names());
      Map<String, float[]> gradients = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        gradients.put(names.get(i), found.get(i + 1).toFloatArray());
      }
      return new Pass(found.get(0).toFloatArray(), gradients);
    }
  }

  private NDList pass(PtNDManager results) {
    return script.train(
        wantInput ? "pass_with_input" : "pass_without",
        new TorchScript.Arguments().add(x).add(upstream).add(weights).add(others).add(statistics),
        results);
  }

  /** DJL passes no empty list; the script takes only as many as there are. */
  private PtNDArray[] filled(PtNDArray... tensors) {
    return tensors.length > 0 ? tensors : new PtNDArray[] {Libtorch.tensor(manager, new float[1])};
  }

  @Override
  public void close() {
    manager.close();
  }
}
