package org.bitmargin.models.inference;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Parameter;
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
 * loaded, the reference path computes.
 */
final class IntegerNetwork implements Inference {
  // Weights of a linear stage are read once for so many images; two cores share 256 evenly.
  private static final int CHUNK = 32;
  private static final float LARGEST_PIXEL = 1e9f;

  /** Images with the word whether no pixel is NaN, infinite or so large that sums may be. */
  private record Images(INDArray pixels, boolean moderate) implements Batch {

    @Override
    public int size() {
      return (int) pixels.size(0);
    }
  }

  private record Size(int images, int height, int width) {}

  private final List<Parameter> parameters;
  private final List<IntegerStage> stages;
  private final Supplier<Inference> reference;
  private final NativeScope natives;
  private final QuantizedTensor[] memory;
  private Inference loadedReference;
  private final Map<Size, Deque<IntegerPass>> idle = new ConcurrentHashMap<>();

  private IntegerNetwork(
      List<Parameter> parameters,
      List<IntegerStage> stages,
      Supplier<Inference> reference,
      NativeScope natives) {
    this.parameters = parameters;
    this.stages = stages;
    this.reference = reference;
    this.natives = natives;
    this.memory = new QuantizedTensor[parameters.size()];
  }

  /**
   * The plan on integers; empty where its numbers are none or oneDNN is missing.
   *
   * @param reference makes the path for numbers that are none
   */
  static Optional<Inference> of(Plan plan, Supplier<Inference> reference) {
    boolean fewBits =
        plan.stages().stream().skip(1).allMatch(s -> s.weight().quantizer().bits() <= Byte.SIZE);
    if (!fewBits || !OneDnn.available()) { // Loading oneDNN takes a quarter of a second.
      return Optional.empty();
    }
    NativeScope natives = new NativeScope();
    Optional<List<IntegerStage>> stages = IntegerStages.of(plan, natives);
    if (stages.isEmpty()) {
      natives.close();
    }
    return stages.map(s -> new IntegerNetwork(plan.parameters(), s, reference, natives));
  }

  @Override
  public Batch prepare(INDArray images) {
    IntegerStages.requireFit(
        stages, (int) images.size(1), (int) images.size(2), (int) images.size(3));
    INDArray dense = Tensors.dense(images);
    float[] image = new float[(int) (dense.length() / dense.size(0))];
    FloatBuffer pixels = Tensors.buffer(dense);
    boolean moderate = true;
    for (int from = 0; from < dense.length(); from += image.length) {
      pixels.get(from, image);
      for (float pixel : image) {
        moderate &= Math.abs(pixel) <= LARGEST_PIXEL;
      }
    }
    Reference.reachabilityFence(dense);
    return new Images(dense, moderate);
  }

  @Override
  public void load(int parameter, QuantizedTensor stored, long[] changed) {
    if (changed == null || changed.length > 0) {
      unloadReference();
      memory[parameter] = stored;
      stages.forEach(stage -> stage.load(parameters.get(parameter), stored, changed));
    }
  }

  @Override
  public INDArray logits(Batch batch) {
    Images images = (Images) batch;
    INDArray pixels = images.pixels();
    if (!images.moderate() || !stages.stream().allMatch(stage -> stage.weights().usable())) {
      return byReference(pixels);
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

  private INDArray byReference(INDArray pixels) {
    if (loadedReference == null) {
      loadedReference = reference.get();
      for (int i = 0; i < memory.length; i++) {
        loadedReference.load(i, memory[i], null);
      }
    }
    return loadedReference.logits(loadedReference.prepare(pixels));
  }

  private void unloadReference() {
    if (loadedReference != null) {
      loadedReference.close();
      loadedReference = null;
    }
  }

  @Override
  public void close() {
    unloadReference();
    idle.clear();
    natives.close();
  }
}
