package org.bitmargin.losses.mcel;

/**
 * Parameters of MCEL (arXiv 2603.05048).
 *
 * @param m margin subtracted from the clamped true-class logit (eq. 9), in units of the logits, in
 *     (0, 2L]. The paper tries 1, 2, 4, … 128 and 192 and finds mostly 32 to 128 best [S]
 * @param L bound of the clamp L·tanh(z/L) (eq. 7), in units of the logits, above 0; the paper uses
 *     100 [S]. Clamped logits lie in [−L, L], so two of them differ by at most 2L and the relative
 *     logit separation m/(2L) (eq. 8) is at most 1
 */
public record McelParameters(double m, double L) {

  public McelParameters {
    if (!(L > 0 && L <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("L must be a finite number above 0, was " + L);
    }
    if (!(m > 0 && m <= 2 * L)) {
      throw new IllegalArgumentException(
          "m must be in (0, 2L] = (0, %s], the range of the clamped logits, was %s"
              .formatted(2 * L, m));
    }
  }
}
