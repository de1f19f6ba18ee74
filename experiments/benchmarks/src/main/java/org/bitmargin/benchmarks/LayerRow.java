package org.bitmargin.benchmarks;

/**
 * A layer's result.
 *
 * @param name network and layer
 * @param times how often the network has such a layer
 * @param ours milliseconds forward and backward, the least of all rounds
 * @param peer milliseconds, the least
 * @param cpuRatio of the least CPU times, peer/ours, which other work on the machine changes less
 */
record LayerRow(String name, String shape, int times, double ours, double peer, double cpuRatio) {
  /** Ours may take twice as long. */
  private static final double LEAST = 0.5;

  /** How many times as fast ours is. */
  double ratio() {
    return peer / ours;
  }

  boolean isSlow() {
    return ratio() < LEAST;
  }

  LayerRow again() {
    return new LayerRow(name, shape, times + 1, ours, peer, cpuRatio);
  }

  /** {@code name shape times ours_ms peer_ms ratio cpu_ratio}. */
  @Override
  public String toString() {
    return "%s %s %d %s %s %s %s%s"
        .formatted(
            name,
            shape,
            times,
            RowText.number(ours),
            RowText.number(peer),
            RowText.number(ratio()),
            RowText.number(cpuRatio),
            isSlow() ? " slow" : "");
  }
}
