package org.bitmargin.losses.modifiedhinge;

/**
 * Parameters of the modified hinge loss.
 *
 * @param b margin each logit should keep, in units of the logits, above 0; 128 is what the authors'
 *     code uses for binarized networks [R]
 */
public record ModifiedHingeParameters(double b) {

  public ModifiedHingeParameters {
    if (!(b > 0 && b <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("b must be a finite number above 0, was " + b);
    }
  }
}
