package org.bitmargin.protections.secded;

import java.util.Arrays;

/**
 * A (72,64) code with odd-weight columns.
 *
 * <p>Column j of the 8×72 parity-check matrix is the syndrome of a single error at position j:
 * positions 0 to 63 are data, 64 to 71 check bits. Hsiao asks of the columns that they differ, that
 * each has an odd number of ones (so that the sum of two, even, is never taken for a single error),
 * that the ones are as few as possible and evenly spread over the rows. Hence: the 8 columns of
 * weight 1 for the check bits, all 56 of weight 3 in ascending order, and, of weight 5, the 8
 * rotations of 00011111. That makes 8 + 3·56 + 5·8 = 216 ones, 27 in each row. Distance 4: of three
 * errors 56.3 % look like one elsewhere, of four .82 % like none (counted, every pattern once).
 *
 * <p>M. Y. Hsiao, A Class of Optimal Minimum Odd-weight-column SEC-DED Codes, 1970.
 */
final class HsiaoCode {
  static final int DATA_BITS = 64;
  static final int CHECK_BITS = 8;

  /** What {@link #position} gives for a syndrome that is no column. */
  static final int NONE = -1;

  private static final int[] COLUMNS = columns();
  private static final long[] ROWS = rows();
  private static final byte[] POSITIONS = positions();

  private HsiaoCode() {}

  /** Column of a position: the syndrome of an error there alone. */
  static int column(int position) {
    return COLUMNS[position];
  }

  /** Check bits of a data word. Linear: those of a sum are the sum of those. */
  static int check(long data) {
    int check = 0;
    for (int row = 0; row < CHECK_BITS; row++) {
      check |= (Long.bitCount(data & ROWS[row]) & 1) << row;
    }
    return check;
  }

  /** The position a decoder corrects at a syndrome other than 0, or {@link #NONE}. */
  static int position(int syndrome) {
    return POSITIONS[syndrome];
  }

  private static int[] columns() {
    int[] columns = new int[DATA_BITS + CHECK_BITS];
    int next = 0;
    for (int column = 0; column < 256; column++) {
      if (Integer.bitCount(column) == 3) {
        columns[next++] = column;
      }
    }
    for (int turn = 0; turn < CHECK_BITS; turn++) {
      columns[next++] = (0b00011111 << turn | 0b00011111 >> CHECK_BITS - turn) & 0xff;
    }
    for (int row = 0; row < CHECK_BITS; row++) {
      columns[next++] = 1 << row;
    }
    return columns;
  }

  private static long[] rows() {
    long[] rows = new long[CHECK_BITS];
    for (int j = 0; j < DATA_BITS; j++) {
      for (int row = 0; row < CHECK_BITS; row++) {
        rows[row] |= (COLUMNS[j] >>> row & 1L) << j;
      }
    }
    return rows;
  }

  private static byte[] positions() {
    byte[] positions = new byte[1 << CHECK_BITS];
    Arrays.fill(positions, (byte) NONE);
    for (int j = 0; j < COLUMNS.length; j++) {
      positions[COLUMNS[j]] = (byte) j;
    }
    return positions;
  }
}
