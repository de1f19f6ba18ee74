package org.bitmargin.models.mlp;

/**
 * Parameters of the perceptron.
 *
 * @param hidden units of each hidden layer
 * @param layers number of hidden layers
 * @param bias whether linear layers have biases
 * @param outputScale initial value of the learned output factor; 0 means 1/√hidden with 1-bit
 *     weights and 1 otherwise
 */
public record MlpParameters(int hidden, int layers, boolean bias, double outputScale) {

  public MlpParameters {
    if (hidden < 1 || hidden > 65536) {
      throw new IllegalArgumentException("hidden must be in [1, 65536], was " + hidden);
    }
    if (layers < 1 || layers > 16) {
      throw new IllegalArgumentException("layers must be in [1, 16], was " + layers);
    }
    if (!(outputScale >= 0 && outputScale <= 1e6)) {
      throw new IllegalArgumentException("outputScale must be in [0, 1e6], was " + outputScale);
    }
  }
}
