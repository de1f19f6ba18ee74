package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.NativeScope;
import org.bitmargin.models.inference.OmpThreads;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution and the 2×2 maxima of its result by {@link PooledGroup}s in parallel: images are
 * what threads share out, and each group's result is that of one thread.
 */
final class PooledGroups {
  // Of such layers as VGG3's, the convolved planes of so many images fit a second-level cache.
  private static final int GROUP = 4;
  // Partial weight gradients are summed in a fixed order, whatever the number of threads.
  private static final int PARTS = 8;

  private final IntegerInput input;
  private final Scratch output = new Scratch();
  private final Scratch winners = new Scratch();
  private final Scratch convolved = new Scratch();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private NativeScope natives = new NativeScope();
  private long[] image = {};
  private long pass;
  private boolean bytes;

  PooledGroups(IntegerInput input) {
    this.input = input;
  }

  /** Steps for a whole group and for the images left over. */
  private static final class Worker {
    final PooledGroup group;
    final PooledGroup single;
    long loaded;

    Worker(long[] x, long[] w, IntegerInput input) {
      group = new PooledGroup(GROUP, x, w, input);
      single = new PooledGroup(1, x, w, input);
    }

    void load(INDArray weights, boolean bytes, long pass) {
      if (loaded != pass) {
        load(group, weights, bytes);
        load(single, weights, bytes);
        loaded = pass;
      }
    }

    private static void load(PooledGroup group, INDArray weights, boolean bytes) {
      if (bytes) {
        group.loadBytes();
      } else {
        group.load(weights.data().addressPointer());
      }
    }

    /** Takes a step with the images of a group. */
    void run(int group, int batch, Step step) {
      int first = group * GROUP;
      if (first + GROUP <= batch) {
        step.run(this.group, first);
        return;
      }
      for (int n = first; n < batch; n++) {
        step.run(single, n);
      }
    }
  }

  /** What is done with images from this one on. */
  @FunctionalInterface
  private interface Step {
    void run(PooledGroup group, int from);
  }

  /** x [batch, in, h, w] with weights [out, in, k, k] to [batch, out, h/2, w/2]. */
  INDArray forward(INDArray x, INDArray weights, Phase phase) {
    fit(x);
    pass++;
    bytes = input.load(phase, weights);
    int batch = (int) x.size(0);
    INDArray y = output.in(phase, batch, weights.size(0), x.size(2) / 2, x.size(3) / 2);
    INDArray won = winners(phase, y);
    forEachGroup(
        x, weights, (group, from) -> group.forward(at(x, from), at(y, from), at(won, from)));
    Reference.reachabilityFence(y);
    Reference.reachabilityFence(won);
    return y;
  }

  /** The gradient of the convolved planes after a forward pass in training. */
  INDArray unpool(INDArray x, INDArray weights, INDArray upstream) {
    INDArray won = winners(Phase.TRAINING, upstream);
    INDArray gradient = convolved.of(x.size(0), weights.size(0), x.size(2), x.size(3));
    forEachGroup(
        x,
        weights,
        (group, from) -> group.unpool(at(upstream, from), at(won, from), at(gradient, from)));
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(gradient);
    return gradient;
  }

  /** The gradient of the weights after a forward pass in training. */
  INDArray weightGradient(INDArray x, INDArray weights, INDArray upstream) {
    INDArray won = winners(Phase.TRAINING, upstream);
    int batch = (int) x.size(0);
    float[][] parts = new float[PARTS][(int) weights.length()];
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            p ->
                work(
                    x,
                    weights,
                    worker -> {
                      float[] gradient = new float[parts[p].length];
                      for (int g = p; g * GROUP < batch; g += PARTS) {
                        worker.run(
                            g,
                            batch,
                            (group, from) -> {
                              group.weightGradient(
                                  at(x, from), at(upstream, from), at(won, from), gradient);
                              Taps.addScaled(parts[p], gradient, 1);
                            });
                      }
                    }));
    Reference.reachabilityFence(upstream);
    float[] sum = new float[(int) weights.length()];
    for (float[] part : parts) {
      Taps.addScaled(sum, part, 1);
    }
    return Tensors.of(sum, weights.shape());
  }

  /** A byte for each of the maxima. */
  private INDArray winners(Phase phase, INDArray maxima) {
    long batch = maxima.size(0);
    long each = maxima.length() / batch;
    return winners.in(phase, batch, (each + Float.BYTES - 1) / Float.BYTES);
  }

  private void forEachGroup(INDArray x, INDArray weights, Step step) {
    int batch = (int) x.size(0);
    IntStream.range(0, (batch + GROUP - 1) / GROUP)
        .parallel()
        .forEach(g -> work(x, weights, worker -> worker.run(g, batch, step)));
  }

  private void work(INDArray x, INDArray weights, Consumer<Worker> action) {
    // Primitives are made, too, for the number of threads they find.
    OmpThreads.single(
        () -> {
          Worker worker;
          synchronized (idle) {
            worker = idle.poll();
          }
          if (worker == null) {
            worker = natives.make(() -> new Worker(x.shape(), weights.shape(), input));
          }
          worker.load(weights, bytes, pass);
          action.accept(worker);
          synchronized (idle) {
            idle.push(worker);
          }
        });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(weights);
  }

  /** Makes new steps where images have another size than before. */
  private void fit(INDArray x) {
    input.possible(); // What it makes must outlive the steps.
    long[] now = Arrays.copyOfRange(x.shape(), 1, 4);
    if (!Arrays.equals(now, image)) {
      idle.clear();
      natives.close();
      natives = new NativeScope();
      image = now;
    }
  }

  private static long bytes(INDArray tensor) {
    return tensor.length() * Float.BYTES;
  }

  /** Where an image of a tensor begins. */
  private static Pointer at(INDArray tensor, int image) {
    long offset = bytes(tensor) / tensor.size(0) * image;
    return new BytePointer(tensor.data().addressPointer()).getPointer(BytePointer.class, offset);
  }
}
