package org.bitmargin.benchmarks;

import java.util.random.RandomGenerator;
import org.bitmargin.api.Examples;
import org.bitmargin.benchmarks.libtorch.TorchExamples;
import org.bitmargin.engine.Streams;

/** Shuffled images, stored as bytes, as a batch of floats in [0, 1]. */
final class LoadingPair implements Pair {
  private static final int AVAILABLE = 60_000;

  private final Examples examples = Images.examples(AVAILABLE, Images.SIDE);
  private final TorchExamples peer =
      new TorchExamples(Images.pixels(AVAILABLE, Images.SIDE), Images.SIDE, Images.SIDE);
  private final RandomGenerator random = Streams.of(1, "order");

  @Override
  public void ours() {
    examples.images(next()).close();
  }

  @Override
  public void peer() {
    peer.load(next());
  }

  private int[] next() {
    return random.ints(Images.BATCH, 0, AVAILABLE).toArray();
  }

  @Override
  public void close() {
    peer.close();
  }
}
