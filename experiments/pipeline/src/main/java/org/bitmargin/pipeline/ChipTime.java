package org.bitmargin.pipeline;

import java.util.TreeMap;

/** How long a chip of one memory takes at all points, by the number of images. */
final class ChipTime {
  private final double share;
  private final TreeMap<Integer, Double> seconds = new TreeMap<>();

  /** Of a memory that is tried at this share of its operating points. */
  ChipTime(double share) {
    this.share = share;
  }

  void add(int images, double tried) {
    seconds.put(images, tried / share);
  }

  /**
   * Seconds a chip: what it takes with no image (drawing faults, writing them) and a time an image,
   * by the most and the fewest images tried.
   */
  double at(int images) {
    if (seconds.isEmpty()) {
      return 0;
    }
    var many = seconds.lastEntry();
    if (seconds.size() == 1) {
      return many.getValue() * images / many.getKey();
    }
    var few = seconds.firstEntry();
    double more = (many.getValue() - few.getValue()) / (many.getKey() - few.getKey());
    return many.getValue() + Math.max(0, more) * (images - many.getKey());
  }
}
