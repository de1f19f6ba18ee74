package org.bitmargin.models.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products of row-major matrices into a row-major result, without copies: BLAS computes the
 * transposed product in column-major order, and a row-major matrix is its transpose in that order.
 */
final class Gemm {
  private Gemm() {}

  /** c[m,n] = a[m,k] · b[n,k]ᵀ. */
  static void timesTransposed(INDArray a, INDArray b, INDArray c) {
    Nd4j.gemm(b.transpose(), a.transpose(), c.transpose(), true, false, 1, 0);
  }

  /** c[m,n] = a[m,k] · b[k,n]. */
  static void times(INDArray a, INDArray b, INDArray c) {
    Nd4j.gemm(b.transpose(), a.transpose(), c.transpose(), false, false, 1, 0);
  }

  /** c[m,n] = a[k,m]ᵀ · b[k,n]. */
  static void transposedTimes(INDArray a, INDArray b, INDArray c) {
    Nd4j.gemm(b.transpose(), a.transpose(), c.transpose(), false, true, 1, 0);
  }

  /** c[m,n] += a[m,k] · b[n,k]ᵀ. */
  static void addTimesTransposed(INDArray a, INDArray b, INDArray c) {
    Nd4j.gemm(b.transpose(), a.transpose(), c.transpose(), true, false, 1, 1);
  }
}
