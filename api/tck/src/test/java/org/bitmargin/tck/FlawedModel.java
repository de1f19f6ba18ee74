package org.bitmargin.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Parameter.Role;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** z = q(tanh(x·q(W₁) − μ))·q(W₂) + b with μ the mean of the batch, right but for one flaw. */
final class FlawedModel implements Model {
  private static final int HIDDEN = 12;

  private final ModelFlaw flaw;
  private final Quantizer activations;
  private final Parameter first;
  private final Parameter mean;
  private final Parameter second;
  private final Parameter bias;
  private final Random dropout = new Random(1);
  private INDArray input;
  private INDArray squashed;
  private INDArray hidden;
  private INDArray reused;

  FlawedModel(ModelFlaw flaw, ModelContext context) {
    this.flaw = flaw;
    this.activations = context.activationQuantizer();
    int pixels = context.channels() * context.height() * context.width();
    RandomGenerator init =
        switch (flaw) {
          case WEIGHTS_FROM_THE_CLOCK -> Chips.stream(System.nanoTime());
          case ALWAYS_THE_SAME_WEIGHTS -> Chips.stream(1);
          default -> context.init();
        };
    Quantizer weights = context.weightQuantizer();
    Quantizer last = is(ModelFlaw.LAST_LAYER_NOT_QUANTIZED) ? FullPrecision.INSTANCE : weights;
    this.first = new Parameter("fc1.weight", Role.WEIGHT, weights, normal(init, pixels, HIDDEN));
    this.mean =
        new Parameter(
            "centre.mean", Role.BATCH_STATISTICS, FullPrecision.INSTANCE, Tensors.zeros(1, HIDDEN));
    this.second =
        new Parameter(
            is(ModelFlaw.SAME_NAME_TWICE) ? "fc1.weight" : "fc2.weight",
            Role.WEIGHT,
            last,
            normal(init, HIDDEN, context.classes()));
    this.bias =
        new Parameter(
            "fc2.bias", Role.BIAS, FullPrecision.INSTANCE, normal(init, 1, context.classes()));
  }

  private boolean is(ModelFlaw candidate) {
    return flaw == candidate;
  }

  private static INDArray normal(RandomGenerator init, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (init.nextGaussian() / Math.sqrt(rows));
    }
    return Tensors.of(values, rows, columns);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(first, mean, second, bias);
  }

  @Override
  public INDArray forward(INDArray images, Phase phase) {
    boolean training = phase == Phase.TRAINING;
    if (is(ModelFlaw.IMAGES_CHANGED)) {
      images.muli(0.5);
    }
    INDArray x = images.dup().reshape(images.size(0), images.length() / images.size(0));
    boolean latent = training && is(ModelFlaw.WEIGHTS_OVERRIDDEN_IN_INFERENCE_ONLY);
    INDArray y = x.mmul(latent ? first.quantizer().quantize(first.value()) : first.effective());
    INDArray centre = y.mean(true, 0);
    boolean moving = training && !is(ModelFlaw.TRAINING_MOVES_NO_STATISTICS);
    if (moving || is(ModelFlaw.INFERENCE_MOVES_STATISTICS)) {
      mean.value().addi(centre.sub(mean.value()).muli(0.1));
    }
    boolean ofBatch = training || is(ModelFlaw.BATCH_STATISTICS_IN_INFERENCE);
    INDArray t = y.subRowVector(ofBatch ? centre : mean.effective());
    t = tanh(t);
    INDArray h = is(ModelFlaw.ACTIVATIONS_NOT_QUANTIZED) ? t.dup() : activations.quantize(t);
    if (!training && is(ModelFlaw.DROPOUT_IN_INFERENCE)) {
      h.putColumn(dropout.nextInt(HIDDEN), Tensors.zeros(images.size(0), 1));
    }
    if (training || is(ModelFlaw.INFERENCE_OVERWRITES_WHAT_BACKWARD_NEEDS)) {
      input = x;
      squashed = t;
      hidden = h;
    }
    boolean constant = is(ModelFlaw.BIAS_IGNORES_ITS_OVERRIDE);
    INDArray z =
        h.mmul(second.effective()).addRowVector(constant ? bias.value() : bias.effective());
    return shaped(z);
  }

  private static INDArray tanh(INDArray tensor) {
    return Tensors.map(
        tensor,
        (values, n) -> {
          for (int i = 0; i < n; i++) {
            values[i] = (float) Math.tanh(values[i]);
          }
        });
  }

  private INDArray shaped(INDArray logits) {
    if (is(ModelFlaw.NOT_A_ROW_AN_IMAGE)) {
      return logits.transpose().dup('c').castTo(DataType.FLOAT);
    }
    if (!is(ModelFlaw.LOGITS_REUSED)) {
      return logits.dup('c');
    }
    if (reused == null || !reused.equalShapes(logits)) {
      reused = logits.dup('c');
    }
    return reused.assign(logits);
  }

  @Override
  public void backward(INDArray gradient) {
    if (!is(ModelFlaw.BIAS_WITHOUT_GRADIENT)) {
      bias.gradient(gradient.sum(true, 0));
    }
    set(second, hidden.transpose().mmul(gradient));
    INDArray dh = gradient.mmul(second.effective().transpose());
    INDArray dt =
        is(ModelFlaw.ACTIVATION_PSEUDO_GRADIENT_FORGOTTEN)
            ? dh
            : activations.pseudoGradient(squashed, dh);
    INDArray dy = dt.mul(squashed.mul(squashed).rsub(1));
    if (!is(ModelFlaw.GRADIENT_IGNORES_BATCH_STATISTICS)) {
      dy = dy.subRowVector(dy.mean(true, 0));
    }
    if (is(ModelFlaw.ONE_NEURON_WITHOUT_GRADIENT)) {
      dy.putColumn(3, Tensors.zeros(dy.size(0), 1));
    }
    set(first, input.transpose().mmul(dy));
    if (is(ModelFlaw.UPSTREAM_CHANGED)) {
      gradient.assign(0);
    }
  }

  private void set(Parameter weight, INDArray ofEffective) {
    INDArray gradient =
        is(ModelFlaw.WEIGHT_PSEUDO_GRADIENT_FORGOTTEN)
            ? ofEffective
            : weight.quantizer().pseudoGradient(weight.value(), ofEffective);
    boolean add = is(ModelFlaw.GRADIENTS_ACCUMULATE) && weight.gradient() != null;
    weight.gradient(add ? gradient.add(weight.gradient()) : gradient);
  }

  @Override
  public List<String> describe() {
    return Arrays.asList("fc1, centre, tanh, quantize", "fc2");
  }
}
