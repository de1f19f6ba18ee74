package org.bitmargin.benchmarks;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.bitmargin.api.Model;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.TorchLayer;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Sequential;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each distinct layer of each network forward and backward, ours beside libtorch by turns, at 4
 * bits. What ours fuses is one layer. Least times: other work on the machine only lengthens them.
 */
final class LayerSweep {
  private static final int BITS = 4;

  private final int rounds;
  private final String part;
  private final PrintWriter out;

  LayerSweep(boolean quick, String part, PrintWriter out) {
    this.rounds = quick ? 3 : 9;
    this.part = part;
    this.out = out;
  }

  /** Measures the networks whose names contain the part. */
  void run() {
    List<Network> networks = Only.of(Network.values(), Network::id, part, "network");
    out.println("layer input times ours_ms libtorch_ms ratio cpu_ratio");
    for (Network network : networks) {
      Sequential model = (Sequential) network.create(BITS);
      // Layers share their loops, which the compiler has seen by the second time.
      rows(network, model, 1);
      List<LayerRow> rows = rows(network, model, rounds);
      rows.forEach(out::println);
      long slow = rows.stream().filter(LayerRow::isSlow).count();
      out.println(
          "%s: %d of %d layers take more than twice libtorch's time"
              .formatted(network.id(), slow, rows.size()));
      out.flush();
    }
  }

  private static List<LayerRow> rows(Network network, Sequential model, int rounds) {
    Map<String, LayerRow> rows = new LinkedHashMap<>();
    INDArray images = network.batchOfImages();
    model.eachPart(
        images,
        (layer, x) ->
            rows.compute(
                TorchLayer.kind(layer, x),
                (kind, row) ->
                    row == null
                        ? measure(network.id() + " " + layer.name(), layer, x, x != images, rounds)
                        : row.again()));
    return List.copyOf(rows.values());
  }

  private static LayerRow measure(
      String name, Layer layer, INDArray x, boolean wantInput, int rounds) {
    INDArray upstream = random(layer.forward(x, Model.Phase.TRAINING).shape());
    Repeated.Times ours = null;
    Repeated.Times theirs = null;
    try (TorchLayer peer = new TorchLayer(layer, x, upstream, wantInput)) {
      for (int round = 0; round <= rounds; round++) {
        Repeated.Times here =
            Repeated.measure(
                () -> {
                  layer.forward(x, Model.Phase.TRAINING);
                  layer.backward(upstream, wantInput);
                });
        Repeated.Times there = Repeated.measure(peer::run);
        // In the first round primitives are made and loops are compiled.
        ours = round > 1 ? ours.least(here) : here;
        theirs = round > 1 ? theirs.least(there) : there;
      }
    }
    return new LayerRow(name, shape(x), 1, ours.wall(), theirs.wall(), theirs.cpu() / ours.cpu());
  }

  private static String shape(INDArray x) {
    return Arrays.stream(x.shape()).mapToObj(Long::toString).collect(Collectors.joining("×"));
  }

  private static INDArray random(long... shape) {
    SplittableRandom random = new SplittableRandom(1);
    long length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[Math.toIntExact(length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Tensors.of(values, shape);
  }
}
