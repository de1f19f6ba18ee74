package org.bitmargin.api;

import java.util.Arrays;

/**
 * A chip: the sites that can fail and the severity from which each does. Content-independent,
 * sorted, replayable.
 *
 * <p>A site turns a stored 0 into 1 at every severity above its {@code onset01} and a stored 1 into
 * 0 above its {@code onset10}; {@link Double#POSITIVE_INFINITY} means never. A symmetric flip has
 * equal onsets, a cell stuck at 1 has an infinite {@code onset10}. Errors at a low severity are
 * thus a subset of those at a high one, and one map serves a whole sweep.
 */
public final class FaultMap {
  private final long[] sites;
  private final double[] onset01;
  private final double[] onset10;

  /**
   * A map; the arrays are kept, not copied.
   *
   * @param sites strictly ascending bit addresses
   * @param onset01 for each site, the severity above which a stored 0 reads 1
   * @param onset10 for each site, the severity above which a stored 1 reads 0
   */
  public FaultMap(long[] sites, double[] onset01, double[] onset10) {
    if (sites.length != onset01.length || sites.length != onset10.length) {
      throw new IllegalArgumentException(
          "%d sites, %d and %d onsets".formatted(sites.length, onset01.length, onset10.length));
    }
    for (int i = 1; i < sites.length; i++) {
      if (sites[i - 1] >= sites[i]) {
        throw new IllegalArgumentException(
            "sites must ascend strictly: %d before %d".formatted(sites[i - 1], sites[i]));
      }
    }
    this.sites = sites;
    this.onset01 = onset01;
    this.onset10 = onset10;
  }

  /** Number of sites. */
  public int size() {
    return sites.length;
  }

  /** Address of site {@code i}. */
  public long site(int i) {
    return sites[i];
  }

  /** Severity above which site {@code i} turns a stored 0 into 1. */
  public double onset01(int i) {
    return onset01[i];
  }

  /** Severity above which site {@code i} turns a stored 1 into 0. */
  public double onset10(int i) {
    return onset10[i];
  }

  /**
   * The bits of an image that read wrong on this chip, in O(sites).
   *
   * @param stored the clean image
   * @param severity 0 (no faults) to 1 (the operating point of the map)
   * @return ascending addresses, each once
   */
  public long[] flips(MemoryImage stored, double severity) {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("severity must lie in [0, 1], was " + severity);
    }
    if (sites.length > 0 && sites[sites.length - 1] >= stored.layout().bitCount()) {
      throw new IllegalArgumentException(
          "the map reaches address %d, the memory has %d bits: it was drawn for another model"
              .formatted(sites[sites.length - 1], stored.layout().bitCount()));
    }
    long[] flips = new long[sites.length];
    int count = 0;
    int region = 0;
    var regions = stored.layout().regions();
    for (int i = 0; i < sites.length; i++) {
      if (severity <= Math.min(onset01[i], onset10[i])) {
        continue;
      }
      while (sites[i] >= regions.get(region).endBit()) {
        region++;
      }
      boolean one = stored.content(region).bit(sites[i] - regions.get(region).firstBit());
      if (severity > (one ? onset10[i] : onset01[i])) {
        flips[count++] = sites[i];
      }
    }
    return Arrays.copyOf(flips, count);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FaultMap other
        && Arrays.equals(sites, other.sites)
        && Arrays.equals(onset01, other.onset01)
        && Arrays.equals(onset10, other.onset10);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sites) + Arrays.hashCode(onset01) + 7 * Arrays.hashCode(onset10);
  }
}
