package org.bitmargin.engine;

import java.util.Arrays;

/** Sets of bit addresses as ascending arrays. */
final class Addresses {
  private Addresses() {}

  /** Those in exactly one of two sets, ascending. */
  static long[] inOneOnly(long[] a, long[] b) {
    long[] result = new long[a.length + b.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        i++;
        j++;
      } else {
        result[size++] = a[i] < b[j] ? a[i++] : b[j++];
      }
    }
    while (i < a.length) {
      result[size++] = a[i++];
    }
    while (j < b.length) {
      result[size++] = b[j++];
    }
    return Arrays.copyOf(result, size);
  }

  /** Addresses from..to of an array, counted from an origin. */
  static long[] relative(long[] addresses, int from, int to, long origin) {
    long[] result = Arrays.copyOfRange(addresses, from, to);
    for (int i = 0; i < result.length; i++) {
      result[i] -= origin;
    }
    return result;
  }
}
