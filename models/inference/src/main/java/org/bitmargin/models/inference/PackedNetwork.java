package org.bitmargin.models.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of binary weights and binary hidden activations, on packed bits: products of signs are
 * XNOR and popcount, and what follows them up to the next sign is a threshold on an integer. The
 * first stage sees images in their own precision, the last one gives float logits.
 *
 * <p>Logits are those of the layers, bit for bit, whatever faults are in the parameters. Groups of
 * images are computed in parallel and independently of each other.
 */
final class PackedNetwork implements Inference {

  /** What one thread needs. */
  private record Team(
      PackedFirst.Worker first, List<PackedStage.Worker> hidden, PackedOutput.Worker last) {}

  private final PackedLoaders loaders;
  private final PackedFirst first;
  private final List<PackedStage> hidden = new ArrayList<>();
  private final PackedOutput last;
  private final Deque<Team> idle = new ArrayDeque<>();
  private PackedShape shape;
  private int most;

  private PackedNetwork(Plan plan) {
    loaders = new PackedLoaders(plan);
    List<Stage> stages = plan.stages();
    Stage start = stages.get(0);
    first =
        start.kind() == Stage.Kind.CONVOLUTION
            ? new PackedFirstConvolution(start, loaders)
            : new PackedFirstLinear(start, loaders);
    int channels = start.outputs();
    for (Stage stage : stages.subList(1, stages.size() - 1)) {
      hidden.add(
          stage.kind() == Stage.Kind.CONVOLUTION
              ? new PackedConvolution(stage, loaders)
              : new PackedLinear(stage, channels, loaders));
      channels = stage.outputs();
    }
    last = new PackedOutput(stages.get(stages.size() - 1), channels, loaders);
  }

  /** The network of a plan; empty where it is not a binary one. */
  static Optional<Inference> of(Plan plan) {
    return PackedSupport.runs(plan) ? Optional.of(new PackedNetwork(plan)) : Optional.empty();
  }

  @Override
  public Batch prepare(INDArray images) {
    PackedImages batch = new PackedImages(images, ForkJoinPool.getCommonPoolParallelism() + 1);
    first.take(batch);
    return batch;
  }

  @Override
  public void load(int parameter, QuantizedTensor stored, long[] changed) {
    loaders.load(parameter, stored, changed);
  }

  @Override
  public INDArray logits(Batch batch) {
    PackedImages images = (PackedImages) batch;
    first.refresh();
    hidden.forEach(PackedStage::refresh);
    last.refresh();
    if (!images.shape().equals(shape) || images.most() > most) {
      idle.clear();
      shape = images.shape();
      most = images.most();
    }
    float[] logits = new float[images.size() * last.outputs()];
    first.begin(images);
    IntStream.range(0, images.groups()).parallel().forEach(group -> run(images, group, logits));
    return Tensors.of(logits, images.size(), last.outputs());
  }

  private void run(PackedImages images, int group, float[] logits) {
    Team team = borrow();
    int count = images.count(group);
    int[][] signs = team.first().run(images, group);
    for (PackedStage.Worker worker : team.hidden()) {
      signs = worker.run(signs, count);
    }
    team.last().run(signs, count, logits, images.start(group) * last.outputs());
    synchronized (idle) {
      idle.push(team);
    }
  }

  private Team borrow() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    List<PackedStage.Worker> workers = new ArrayList<>();
    PackedShape signs = first.output(shape);
    for (PackedStage stage : hidden) {
      workers.add(stage.worker(signs, most));
      signs = stage.output(signs);
    }
    return new Team(first.worker(shape, most), workers, last.worker());
  }

  @Override
  public void close() {
    idle.clear();
  }
}
