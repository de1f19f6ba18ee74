package org.bitmargin.faults.compose;

import java.util.Arrays;
import org.bitmargin.api.FaultMap;

/** What compositions do with fault maps. */
final class Maps {
  static final FaultMap EMPTY = new FaultMap(new long[0], new double[0], new double[0]);

  private Maps() {}

  /**
   * A chip that fails where either does: a site of both fails from the lower onset on. For
   * independent maps that is 1 − (1 − p)(1 − q), and a subset at every lower severity, which two
   * flips that cancel would not be.
   */
  static FaultMap union(FaultMap a, FaultMap b) {
    long[] sites = new long[a.size() + b.size()];
    double[] onset01 = new double[sites.length];
    double[] onset10 = new double[sites.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean ofA = j == b.size() || i < a.size() && a.site(i) <= b.site(j);
      boolean ofB = i == a.size() || j < b.size() && b.site(j) <= a.site(i);
      sites[size] = ofA ? a.site(i) : b.site(j);
      onset01[size] = Math.min(never(ofA, a, i, true), never(ofB, b, j, true));
      onset10[size++] = Math.min(never(ofA, a, i, false), never(ofB, b, j, false));
      i += ofA ? 1 : 0;
      j += ofB ? 1 : 0;
    }
    return new FaultMap(
        Arrays.copyOf(sites, size), Arrays.copyOf(onset01, size), Arrays.copyOf(onset10, size));
  }

  private static double never(boolean there, FaultMap map, int i, boolean of0) {
    if (!there) {
      return Double.POSITIVE_INFINITY;
    }
    return of0 ? map.onset01(i) : map.onset10(i);
  }

  /** A chip that has all its errors at every severity above 0. */
  static FaultMap always(FaultMap map) {
    long[] sites = new long[map.size()];
    double[] onset01 = new double[map.size()];
    double[] onset10 = new double[map.size()];
    for (int i = 0; i < sites.length; i++) {
      sites[i] = map.site(i);
      onset01[i] = map.onset01(i) < 1 ? 0 : Double.POSITIVE_INFINITY;
      onset10[i] = map.onset10(i) < 1 ? 0 : Double.POSITIVE_INFINITY;
    }
    return new FaultMap(sites, onset01, onset10);
  }
}
