package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.bitmargin.engine.Progress;

/**
 * Times of the steps and chips of one tried network, in seconds. The first step and the first chip
 * of each campaign are left out: they run in code that is not compiled yet and set things up.
 */
final class TrialTimes implements Progress {
  /** Chips of each campaign it needs to hear of. */
  static final int CHIPS = 2;

  private static final double NANOS = 1e-9;

  private final LongSupplier clock;
  private final List<Double> steps = new ArrayList<>();
  private final List<ChipTime> memories = new ArrayList<>();
  private int images;
  private long last;

  TrialTimes(LongSupplier clock) {
    this.clock = clock;
  }

  /** The next campaigns are of another memory, tried at this share of its operating points. */
  void memory(double shareOfPoints) {
    memories.add(new ChipTime(shareOfPoints));
  }

  /** The next campaign is measured on so many images. */
  void images(int count) {
    images = count;
  }

  private double lap() {
    long now = clock.getAsLong();
    double seconds = (now - last) * NANOS;
    last = now;
    return seconds;
  }

  @Override
  public void step(int epoch, int epochs, int step, int steps, double loss) {
    double seconds = lap();
    if (step > 1) {
      this.steps.add(seconds);
    }
  }

  @Override
  public void measured(long done, long total) {
    double seconds = lap();
    if (done > 1) {
      memories.get(memories.size() - 1).add(images, seconds);
    }
  }

  /** The later half of the steps, fastest first; empty where it was not trained. */
  private List<Double> warm() {
    List<Double> warm = new ArrayList<>(steps.subList(steps.size() / 2, steps.size()));
    Collections.sort(warm);
    return warm;
  }

  boolean tried() {
    return !steps.isEmpty();
  }

  double step() {
    return warm().get(warm().size() / 2);
  }

  double fastestStep() {
    return warm().get(0);
  }

  double slowestStep() {
    return warm().get(warm().size() - 1);
  }

  /** One chip of every memory at all points, measured on so many images. */
  double chip(int count) {
    return memories.stream().mapToDouble(memory -> memory.at(count)).sum();
  }
}
