package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;

/** A stage of a plan with its parameters as stored now. */
final class IntegerStage {
  private final Stage stage;
  private final LatticeLevels input;
  private final LatticeLevels output;
  private final IntegerWeights weights;
  private final NativeBlock scale;
  private final NativeBlock origin;
  private final Map<Parameter, float[]> values = new IdentityHashMap<>();
  private LatticeMap map;

  /**
   * A stage.
   *
   * @param input levels of what comes in, null for images
   * @param output levels of what goes out, null for logits
   * @param weights integers where there are input levels, floats where not
   */
  IntegerStage(
      Stage stage,
      LatticeLevels input,
      LatticeLevels output,
      IntegerWeights weights,
      NativeScope natives) {
    this.stage = stage;
    this.input = input;
    this.output = output;
    this.weights = weights;
    long size = (long) Float.BYTES * stage.outputs();
    this.scale = natives.make(() -> new NativeBlock(size));
    this.origin = natives.make(() -> new NativeBlock(size));
  }

  Stage stage() {
    return stage;
  }

  LatticeLevels input() {
    return input;
  }

  LatticeLevels output() {
    return output;
  }

  IntegerWeights weights() {
    return weights;
  }

  /** For each output what a weight number times an input number stands for. */
  NativeBlock scale() {
    return scale;
  }

  /** For each output what the weight number 0 times an input number stands for. */
  NativeBlock origin() {
    return origin;
  }

  /** Takes in a parameter, if it is one of this stage. */
  void load(Parameter parameter, QuantizedTensor stored, long[] changed) {
    if (parameter == stage.weight()) {
      weights.load(stored, changed);
      if (changed == null && weights.usable() && input != null) {
        readGrid(weights.grid());
      }
    } else if (isPart(parameter)) {
      values.put(parameter, Tensors.toArray(parameter.quantizer().decode(stored)));
      map = null;
    }
  }

  private boolean isPart(Parameter p) {
    Stage.Norm norm = stage.norm();
    return p == stage.bias()
        || p == stage.scale()
        || norm != null
            && (p == norm.gamma() || p == norm.beta() || p == norm.mean() || p == norm.variance());
  }

  private void readGrid(LatticeCodes.Grid grid) {
    for (int o = 0; o < stage.outputs(); o++) {
      scale.floats().put(o, (float) (grid.step()[o] * input.step()));
      origin.floats().put(o, (float) (grid.origin()[o] * input.step()));
    }
  }

  /** What follows the sums of a hidden stage; the same object until a parameter changes. */
  synchronized LatticeMap map() {
    if (map == null) {
      map = LatticeMap.of(norm(), bias(), output);
    }
    return map;
  }

  private float[] bias() {
    return stage.bias() == null ? new float[stage.outputs()] : values.get(stage.bias());
  }

  private Affine norm() {
    Stage.Norm n = stage.norm();
    if (n == null) {
      float[] ones = new float[stage.outputs()];
      Arrays.fill(ones, 1);
      return new Affine(ones, new float[stage.outputs()]);
    }
    return Affine.ofRunning(
        values.get(n.gamma()),
        values.get(n.beta()),
        values.get(n.mean()),
        values.get(n.variance()),
        n.epsilon());
  }

  /** What follows the sums of the last stage, in place. */
  void finish(float[] sums) {
    float[] bias = bias();
    Affine norm = norm();
    float factor = stage.scale() == null ? 1 : values.get(stage.scale())[0];
    for (int i = 0; i < sums.length; i++) {
      int o = i % bias.length;
      float y = sums[i] + bias[o];
      if (stage.norm() != null) {
        y = norm.scale()[o] * y + norm.shift()[o];
      }
      if (stage.hardTanh()) {
        y = Float.isNaN(y) ? -1 : Math.max(-1, Math.min(1, y));
      }
      sums[i] = y * factor;
    }
  }
}
