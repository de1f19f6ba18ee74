package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
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
public final class BatchNorm implements Layer, SharesMemory {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private final String name;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final LayerMemory memory = new LayerMemory();
  private INDArray input;
  private Statistics used;

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
  public void share(SharedMemory shared) {
    memory.share(shared);
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
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.norm(name, x, gamma, beta, runningMean, runningVariance, EPSILON);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    return forward(x, phase, Channels.NONE);
  }

  /** The forward pass, with something done to each value while it is in the cache. */
  INDArray forward(INDArray x, Phase phase, Tensors.Zip then) {
    boolean training = phase == Phase.TRAINING;
    Statistics s = training ? new Statistics(gamma, beta) : running();
    double[] variance = new double[s.mean.length];
    INDArray y = memory.output(phase, x, x.shape());
    FloatBuffer in = Tensors.buffer(x);
    FloatBuffer out = Tensors.buffer(y);
    Channels.forEach(
        x.shape(),
        c -> {
          if (training) {
            s.measure(c, in, variance);
          }
          Tensors.Zip normalise = s.normalise(c);
          c.map(
              in,
              null,
              out,
              (values, others, n) -> {
                normalise.apply(values, others, n);
                then.apply(values, others, n);
              });
        });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    if (training) {
      input = x;
      used = s;
      updateRunning(s.mean, variance, x.length() / s.mean.length);
    }
    return y;
  }

  private Statistics running() {
    Statistics s = new Statistics(gamma, beta);
    float[] mean = Tensors.toArray(runningMean.effective());
    float[] variance = Tensors.toArray(runningVariance.effective());
    for (int c = 0; c < mean.length; c++) {
      s.mean[c] = mean[c];
      s.inverseDeviation[c] = 1 / Math.sqrt(variance[c] + EPSILON);
    }
    return s;
  }

  /** What a pass normalises with. */
  private record Statistics(float[] gamma, float[] beta, double[] mean, double[] inverseDeviation) {

    Statistics(Parameter gamma, Parameter beta) {
      this(
          Tensors.toArray(gamma.effective()),
          Tensors.toArray(beta.effective()),
          new double[(int) gamma.value().length()],
          new double[(int) gamma.value().length()]);
    }

    void measure(Channels channels, FloatBuffer x, double[] variance) {
      double[][] sums = channels.sums(x, null, Channels.NONE);
      long n = channels.samples();
      for (int i = 0; i < sums.length; i++) {
        int c = channels.first() + i;
        mean[c] = sums[i][0] / n;
        variance[c] = Math.max(0, sums[i][1] / n - mean[c] * mean[c]);
        inverseDeviation[c] = 1 / Math.sqrt(variance[c] + EPSILON);
      }
    }

    Tensors.Zip normalise(Channels c) {
      Affine map =
          Affine.of(c.slice(gamma), c.slice(beta), c.slice(mean), c.slice(inverseDeviation));
      return c.sum(map.scale(), map.shift());
    }
  }

  private void updateRunning(double[] mean, double[] variance, long n) {
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

  /** What the last forward pass in the training phase did to the values of these channels. */
  Tensors.Zip normalise(Channels channels) {
    return used.normalise(channels);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return backward(upstream, wantInput, channels -> Channels.NONE);
  }

  /** The backward pass, where something first turns the upstream into that of this layer. */
  INDArray backward(INDArray upstream, boolean wantInput, Function<Channels, Tensors.Zip> before) {
    float[] dGamma = new float[used.gamma.length];
    float[] dBeta = new float[used.gamma.length];
    INDArray dx = wantInput ? memory.gradient(upstream, input.shape()) : null;
    FloatBuffer up = Tensors.buffer(upstream);
    FloatBuffer x = Tensors.buffer(input);
    FloatBuffer out = wantInput ? Tensors.buffer(dx) : null;
    Channels.forEach(
        input.shape(),
        c -> {
          Tensors.Zip first = before.apply(c);
          Tensors.Zip then = inputGradient(c, c.sums(up, x, first), dGamma, dBeta);
          if (wantInput) {
            c.map(
                up,
                x,
                out,
                (values, others, n) -> {
                  first.apply(values, others, n);
                  then.apply(values, others, n);
                });
          }
        });
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(input);
    Reference.reachabilityFence(dx);
    gamma.gradient(Tensors.of(dGamma, dGamma.length));
    beta.gradient(Tensors.of(dBeta, dBeta.length));
    return dx;
  }

  /** From Σdy and Σ(dy·x): dx = γ/σ · (dy − Σdy/n − x̂·Σ(dy·x̂)/n), as a·dy + b·x + c. */
  private Tensors.Zip inputGradient(
      Channels channels, double[][] sums, float[] dGamma, float[] dBeta) {
    double n = channels.samples();
    float[] ofUpstream = new float[sums.length];
    float[] ofInput = new float[sums.length];
    float[] constant = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      int c = channels.first() + i;
      double inverse = used.inverseDeviation[c];
      double sum = sums[i][0];
      double normalisedSum = (sums[i][1] - used.mean[c] * sum) * inverse;
      dBeta[c] = (float) sum;
      dGamma[c] = (float) normalisedSum;
      double factor = used.gamma[c] * inverse;
      double slope = -factor * normalisedSum / n * inverse;
      ofUpstream[i] = (float) factor;
      ofInput[i] = (float) slope;
      constant[i] = (float) (-factor * sum / n - slope * used.mean[c]);
    }
    return channels.sum(ofUpstream, ofInput, constant);
  }
}
