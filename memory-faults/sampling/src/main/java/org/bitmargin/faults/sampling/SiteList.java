package org.bitmargin.faults.sampling;

import java.util.Arrays;
import org.bitmargin.api.FaultMap;

/**
 * Collects fault sites in any order, each with its own onsets, in arrays that grow. (Where both
 * directions follow from one uniform number and addresses ascend, {@link Sites} takes less.)
 */
public final class SiteList {
  // The longest array every virtual machine allows.
  private static final int MOST = Integer.MAX_VALUE - 8;

  private long[] addresses;
  private double[] onsets01;
  // The same array until a site differs in its directions.
  private double[] onsets10;
  private int size;
  private boolean ascending = true;

  /** A list of whatever length. */
  public SiteList() {
    this(0);
  }

  /**
   * Room for the faults to be expected and the usual excess.
   *
   * @param expected number of faults
   * @throws IllegalArgumentException where they are too many for one map
   */
  public SiteList(double expected) {
    if (expected > MOST) {
      throw new IllegalArgumentException(
          "about %.0f faults are more than the %d a fault map holds: use a lower rate or a smaller memory"
              .formatted(expected, MOST));
    }
    int room = (int) Math.min(MOST, expected + 4 * Math.sqrt(expected) + 4);
    addresses = new long[room];
    onsets01 = new double[room];
    onsets10 = onsets01;
  }

  /** Appends a site that turns over above one severity, whatever is stored. */
  public void add(long address, double onset) {
    add(address, onset, onset);
  }

  /** Appends a site; {@link Double#POSITIVE_INFINITY} where a direction never fails. */
  public void add(long address, double onset01, double onset10) {
    if (size == addresses.length) {
      grow();
    }
    if (onset01 != onset10 && onsets10 == onsets01) {
      onsets10 = onsets01.clone();
    }
    ascending &= size == 0 || addresses[size - 1] < address;
    addresses[size] = address;
    onsets01[size] = onset01;
    onsets10[size] = onset10;
    size++;
  }

  /**
   * The map of these sites.
   *
   * @throws IllegalArgumentException where an address was added twice
   */
  public FaultMap toMap() {
    long[] sites = Arrays.copyOf(addresses, size);
    if (ascending) {
      double[] first = Arrays.copyOf(onsets01, size);
      double[] second = onsets10 == onsets01 ? first : Arrays.copyOf(onsets10, size);
      return new FaultMap(sites, first, second);
    }
    Arrays.sort(sites);
    double[] first = new double[size];
    double[] second = onsets10 == onsets01 ? first : new double[size];
    for (int i = 0; i < size; i++) {
      int place = Arrays.binarySearch(sites, addresses[i]);
      first[place] = onsets01[i];
      second[place] = onsets10[i];
    }
    return new FaultMap(sites, first, second);
  }

  private void grow() {
    if (size == MOST) {
      throw new IllegalArgumentException(
          "more faults than the %d a fault map holds: use a lower rate or a smaller memory"
              .formatted(MOST));
    }
    int room = (int) Math.min(MOST, size + (size >> 1) + 16L);
    boolean symmetric = onsets10 == onsets01;
    addresses = Arrays.copyOf(addresses, room);
    onsets01 = Arrays.copyOf(onsets01, room);
    onsets10 = symmetric ? onsets01 : Arrays.copyOf(onsets10, room);
  }
}
