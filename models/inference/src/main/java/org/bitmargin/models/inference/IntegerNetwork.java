package org.bitmargin.models.inference;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of 2- to 8-bit weights and activations that computes on the integers their codes stand
 * for; the first stage, on images, computes on floats.
 *
 * <p>With weights w = origin + step·c and activations x = s·n, Σ w·x = step·s·Σ c·n + origin·s·Σ n.
 * Both sums of integers are exact; what follows is rounded to float a few times. The reference path
 * rounds its sums of floats besides, so that logits are equal but for rounding, and but for images
 * one of whose hidden activations lies within that rounding of the middle between two levels: it
 * may go to the one or the other, and the logits then differ by what one level changes.
 *
 * <p>Faults can leave ranges that are not finite, or too large for sums to be. As long as they are
 * loaded, everything is computed on decoded floats.
 */
final class IntegerNetwork implements Inference {
  // Weights of a linear stage are read once for so many images; two cores share 256 evenly.
  private static final int CHUNK = 32;

  private record Images(INDArray pixels) implements Batch {

    @Override
    public int size() {
      return (int) pixels.size(0);
    }
  }

  private record Size(int images, int height, int width) {}

  private final Plan plan;
  private final List<IntegerStage> stages;
  private final NativeScope natives;
  private final QuantizedTensor[] memory;
  private final Map<Size, Deque<IntegerPass>> idle = new ConcurrentHashMap<>();

  private IntegerNetwork(Plan plan, List<IntegerStage> stages, NativeScope natives) {
    this.plan = plan;
    this.stages = stages;
    this.natives = natives;
    this.memory = new QuantizedTensor[plan.parameters().size()];
  }

  /** The plan on integers; empty where its numbers are none or oneDNN is missing. */
  static Optional<Inference> of(Plan plan) {
    if (!OneDnn.available() || plan.stages().size() < 2) {
      return Optional.empty();
    }
    NativeScope natives = new NativeScope();
    List<IntegerStage> stages = new ArrayList<>();
    LatticeLevels levels = null;
    int channels = 0;
    for (Stage stage : plan.stages()) {
      boolean last = stages.size() == plan.stages().size() - 1;
      LatticeLevels next = last ? null : levelsAfter(stage);
      LatticeCodes codes =
          levels == null ? null : LatticeCodes.of(stage.weight().quantizer()).orElse(null);
      boolean readable = levels == null || codes != null && fits(stage);
      if (!readable || (last ? !endsIn(stage) : next == null)) {
        natives.close();
        return Optional.empty();
      }
      boolean convolution = stage.kind() == Stage.Kind.CONVOLUTION;
      int taps = stage.kernel() * stage.kernel();
      int plane = convolution ? taps : channels > 0 ? stage.inputs() / channels : 1;
      var weights = new IntegerWeights(stage.weight(), codes, plane, natives);
      stages.add(new IntegerStage(stage, levels, next, weights, natives));
      channels = convolution ? stage.outputs() : 0;
      levels = next;
    }
    return Optional.of(new IntegerNetwork(plan, stages, natives));
  }

  private static LatticeLevels levelsAfter(Stage stage) {
    return stage.hardTanh() && stage.quantizer() != null && stage.scale() == null
        ? LatticeLevels.of(stage.quantizer()).orElse(null)
        : null;
  }

  /** Whether sums of products of bytes cannot leave 32 bits. */
  private static boolean fits(Stage stage) {
    long terms = (long) stage.inputs() * stage.kernel() * stage.kernel();
    return terms * 255 * 128 <= Integer.MAX_VALUE;
  }

  private static boolean endsIn(Stage stage) {
    return stage.kind() == Stage.Kind.LINEAR && !stage.pool() && stage.quantizer() == null;
  }

  @Override
  public Batch prepare(INDArray images) {
    return new Images(Tensors.dense(images));
  }

  @Override
  public void load(int parameter, QuantizedTensor stored, long[] changed) {
    if (changed == null || changed.length > 0) {
      memory[parameter] = stored;
      stages.forEach(stage -> stage.load(plan.parameters().get(parameter), stored, changed));
    }
  }

  @Override
  public INDArray logits(Batch batch) {
    INDArray pixels = ((Images) batch).pixels();
    if (!stages.stream().allMatch(stage -> stage.weights().usable())) {
      return DecodedPlan.logits(plan, memory, pixels);
    }
    FloatBuffer values = Tensors.buffer(pixels);
    int count = batch.size();
    IntegerStage last = stages.get(stages.size() - 1);
    int classes = last.stage().outputs();
    float[] sums = new float[count * classes];
    IntStream.range(0, (count + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              int first = chunk * CHUNK;
              int n = Math.min(CHUNK, count - first);
              Size size = new Size(n, (int) pixels.size(2), (int) pixels.size(3));
              OmpThreads.single(() -> run(size, values, first, sums));
            });
    Reference.reachabilityFence(pixels);
    last.finish(sums);
    return Tensors.of(sums, count, classes);
  }

  private void run(Size size, FloatBuffer pixels, int first, float[] sums) {
    Deque<IntegerPass> passes = idle.computeIfAbsent(size, s -> new ConcurrentLinkedDeque<>());
    IntegerPass pass = passes.poll();
    if (pass == null) {
      pass =
          natives.make(() -> new IntegerPass(stages, size.images(), size.height(), size.width()));
    }
    pass.run(pixels, first, sums);
    passes.push(pass);
  }

  @Override
  public void close() {
    idle.clear();
    natives.close();
  }
}
