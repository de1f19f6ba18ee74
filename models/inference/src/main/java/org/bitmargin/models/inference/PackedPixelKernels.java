package org.bitmargin.models.inference;

/**
 * The loops of a first convolution on integer pixels, two columns an int; see {@link PackedWindows}
 * for the arithmetic and {@link PackedKernels} for how loops must look.
 */
final class PackedPixelKernels {

  private PackedPixelKernels() {}

  /** The pair between two neighbouring pairs: upper half of the left, lower half of the right. */
  static void between(int[] left, int[] right, int[] pair, int length) {
    for (int i = 0; i < length; i++) {
      pair[i] = left[i] >>> 16 | right[i] << 16;
    }
  }

  /** left ± middle + right. */
  static void sums(int[] left, int[] middle, int[] right, int[] plus, int[] minus, int length) {
    for (int i = 0; i < length; i++) {
      int outer = left[i] + right[i];
      plus[i] = outer + middle[i];
      minus[i] = outer - middle[i];
    }
  }

  /** left ± middle − right. */
  static void differences(
      int[] left, int[] middle, int[] right, int[] plus, int[] minus, int length) {
    for (int i = 0; i < length; i++) {
      int outer = left[i] - right[i];
      plus[i] = outer + middle[i];
      minus[i] = outer - middle[i];
    }
  }

  /** sumA[i] += Σ of the first three rows at i, each xor its sign; sumB[i] that of the others. */
  static void add(
      int[][] rows, int sign0, int sign1, int sign2, int[] sumA, int[] sumB, int length) {
    int[] a0 = rows[0];
    int[] a1 = rows[1];
    int[] a2 = rows[2];
    int[] b0 = rows[3];
    int[] b1 = rows[4];
    int[] b2 = rows[5];
    for (int i = 0; i < length; i++) {
      sumA[i] += (a0[i] ^ sign0) + (a1[i] ^ sign1) + (a2[i] ^ sign2);
      sumB[i] += (b0[i] ^ sign0) + (b1[i] ^ sign1) + (b2[i] ^ sign2);
    }
  }

  /**
   * Turns bit {@code bit} of words[i] over where, with {@code bias} added, bit 15 of any half of
   * either sum is set.
   */
  static void mark(int[] sumA, int[] sumB, int bias, int bit, int[] words, int length) {
    for (int i = 0; i < length; i++) {
      int any = sumA[i] + bias | sumB[i] + bias;
      words[i] ^= (any | any << 16) >>> 31 << bit;
    }
  }

  /** {@link #add} to sums of zero, then {@link #mark}. */
  static void mark(
      int[][] rows, int sign0, int sign1, int sign2, int bias, int bit, int[] words, int length) {
    int[] a0 = rows[0];
    int[] a1 = rows[1];
    int[] a2 = rows[2];
    int[] b0 = rows[3];
    int[] b1 = rows[4];
    int[] b2 = rows[5];
    for (int i = 0; i < length; i++) {
      int sumA = (a0[i] ^ sign0) + (a1[i] ^ sign1) + (a2[i] ^ sign2) + bias;
      int sumB = (b0[i] ^ sign0) + (b1[i] ^ sign1) + (b2[i] ^ sign2) + bias;
      int any = sumA | sumB;
      words[i] ^= (any | any << 16) >>> 31 << bit;
    }
  }
}
