package org.bitmargin.datasets.fashionmnist;

/**
 * Parameters of FashionMNIST.
 *
 * @param normalization scale of the pixels: {@code unit} for [0, 1], {@code standard} for zero mean
 *     and unit deviation
 */
public record FashionMnistParameters(Normalization normalization) {

  public FashionMnistParameters {
    if (normalization == null) {
      throw new IllegalArgumentException("normalization must be unit or standard, was null");
    }
  }
}
