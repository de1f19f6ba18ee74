package org.bitmargin.models.nn;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.Affine;
import org.bitmargin.models.inference.PlanBuilder;
import org.bitmargin.models.inference.Stage;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation (Ioffe and Szegedy, ICML 2015): y = γ(x − μ)/√(σ² + ε) + β for each channel
 * of [batch, channels, h, w] or each feature of [batch, features].
 *
 * <p>Training uses the statistics of the batch and moves the running ones by a tenth (with the
 * unbiased variance, as PyTorch does); inference uses the running ones.
 */
public final class BatchNorm implements Layer {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private final String name;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private INDArray input;
  private double[] mean;
  private double[] inverseDeviation;

  /** Normalises so many channels. */
  public BatchNorm(String name, int channels) {
    this.name = name;
    this.gamma = parameter(".weight", Parameter.Role.BATCH_NORM, 1, channels);
    this.beta = parameter(".bias", Parameter.Role.BATCH_NORM, 0, channels);
    this.runningMean = parameter(".running_mean", Parameter.Role.BATCH_STATISTICS, 0, channels);
    this.runningVariance = parameter(".running_var", Parameter.Role.BATCH_STATISTICS, 1, channels);
  }

  private Parameter parameter(String suffix, Parameter.Role role, float initial, int channels) {
    return new Parameter(
        name + suffix, role, FullPrecision.INSTANCE, Initial.constant(initial, channels));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta, runningMean, runningVariance);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.norm(new Stage.Norm(gamma, beta, runningMean, runningVariance, EPSILON));
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    Channels channels = new Channels(x);
    INDArray y = output.in(phase, x.shape());
    if (phase == Phase.INFERENCE) {
      return normalise(channels, x, y, doubles(runningMean), deviations(doubles(runningVariance)));
    }
    double[][] sums = channels.sums(x, null);
    long n = channels.samples();
    double[] variance = new double[sums.length];
    mean = new double[sums.length];
    for (int c = 0; c < sums.length; c++) {
      mean[c] = sums[c][0] / n;
      variance[c] = Math.max(0, sums[c][1] / n - mean[c] * mean[c]);
    }
    updateRunning(variance, n);
    input = x;
    inverseDeviation = deviations(variance);
    return normalise(channels, x, y, mean, inverseDeviation);
  }

  private static double[] deviations(double[] variance) {
    return Arrays.stream(variance).map(v -> 1 / Math.sqrt(v + EPSILON)).toArray();
  }

  private INDArray normalise(
      Channels channels, INDArray x, INDArray y, double[] mean, double[] inverseDeviation) {
    float[] g = Tensors.toArray(gamma.effective());
    float[] b = Tensors.toArray(beta.effective());
    Affine map = Affine.of(g, b, mean, inverseDeviation);
    return channels.affine(x, map.scale(), null, null, map.shift(), y);
  }

  private void updateRunning(double[] variance, long n) {
    double unbiased = n > 1 ? n / (n - 1.0) : 1;
    float[] means = Tensors.toArray(runningMean.value());
    float[] variances = Tensors.toArray(runningVariance.value());
    for (int c = 0; c < means.length; c++) {
      means[c] += (float) (MOMENTUM * (mean[c] - means[c]));
      variances[c] += (float) (MOMENTUM * (variance[c] * unbiased - variances[c]));
    }
    Tensors.buffer(runningMean.value()).put(means);
    Tensors.buffer(runningVariance.value()).put(variances);
  }

  private static double[] doubles(Parameter parameter) {
    float[] values = Tensors.toArray(parameter.effective());
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    Channels channels = new Channels(upstream);
    double[][] sums = channels.sums(upstream, input);
    double n = channels.samples();
    float[] g = Tensors.toArray(gamma.effective());
    float[] dGamma = new float[g.length];
    float[] dBeta = new float[g.length];
    float[] ofUpstream = new float[g.length];
    float[] ofInput = new float[g.length];
    float[] constant = new float[g.length];
    for (int c = 0; c < g.length; c++) {
      double sum = sums[c][0];
      double normalisedSum = (sums[c][1] - mean[c] * sum) * inverseDeviation[c];
      dBeta[c] = (float) sum;
      dGamma[c] = (float) normalisedSum;
      // dx = γ/σ · (dy − Σdy/n − x̂·Σ(dy·x̂)/n), written as a·dy + b·x + c
      double factor = g[c] * inverseDeviation[c];
      double slope = -factor * normalisedSum / n * inverseDeviation[c];
      ofUpstream[c] = (float) factor;
      ofInput[c] = (float) slope;
      constant[c] = (float) (-factor * sum / n - slope * mean[c]);
    }
    gamma.gradient(Tensors.of(dGamma, g.length));
    beta.gradient(Tensors.of(dBeta, g.length));
    return wantInput
        ? channels.affine(
            upstream, ofUpstream, input, ofInput, constant, inputGradient.of(upstream.shape()))
        : null;
  }
}
