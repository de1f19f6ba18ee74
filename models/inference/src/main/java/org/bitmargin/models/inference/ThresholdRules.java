package org.bitmargin.models.inference;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;

/**
 * What follows the products of a stage, unit by unit: bias, batch normalisation, and for hidden
 * stages hardtanh and the sign. Computed as the layers do, in float and in their order; as a
 * function of the sum it is monotone, whatever faults made of its parameters (a product or a sum
 * that is not a number can only come at one end of the scale, or everywhere, and reads as −1).
 */
final class ThresholdRules {
  private final Stage stage;
  private final BitSet touched = new BitSet();
  private float[] bias;
  private float[] gamma;
  private float[] beta;
  private float[] mean;
  private float[] variance;
  private final float[] scale;
  private final float[] shift;

  ThresholdRules(Stage stage) {
    this.stage = stage;
    this.scale = new float[stage.outputs()];
    this.shift = new float[stage.outputs()];
    touchAll();
  }

  /** Takes in what the memory holds of the parameters of this stage, but for its weight. */
  void register(PackedLoaders loaders) {
    if (stage.bias() != null) {
      loaders.put(stage.bias(), (stored, changed) -> bias = read(stage.bias(), stored, changed));
    }
    Stage.Norm n = stage.norm();
    if (n != null) {
      loaders.put(n.gamma(), (stored, changed) -> gamma = read(n.gamma(), stored, changed));
      loaders.put(n.beta(), (stored, changed) -> beta = read(n.beta(), stored, changed));
      loaders.put(n.mean(), (stored, changed) -> mean = read(n.mean(), stored, changed));
      loaders.put(
          n.variance(), (stored, changed) -> variance = read(n.variance(), stored, changed));
    }
  }

  private float[] read(Parameter parameter, QuantizedTensor stored, long[] changed) {
    if (changed == null) {
      touchAll();
    } else {
      for (long bit : changed) {
        touch((int) (bit / stored.codes().width()));
      }
    }
    return Tensors.toArray(parameter.quantizer().decode(stored));
  }

  /** What depends on this unit's rule or weights has to be made anew. */
  void touch(int unit) {
    touched.set(unit);
  }

  void touchAll() {
    touched.set(0, stage.outputs());
  }

  /** Visits the units touched since the last time. */
  void refresh(IntConsumer visitor) {
    for (int u = touched.nextSetBit(0); u >= 0; u = touched.nextSetBit(u + 1)) {
      if (stage.norm() != null) {
        Affine map =
            Affine.ofRunning(
                one(gamma, u), one(beta, u), one(mean, u), one(variance, u), epsilon());
        scale[u] = map.scale()[0];
        shift[u] = map.shift()[0];
      }
      visitor.accept(u);
    }
    touched.clear();
  }

  private static float[] one(float[] values, int index) {
    return new float[] {values[index]};
  }

  private double epsilon() {
    return stage.norm().epsilon();
  }

  /** The value of a unit before hardtanh. */
  float value(int unit, float sum) {
    float v = bias == null ? sum : sum + bias[unit];
    return stage.norm() == null ? v : scale[unit] * v + shift[unit];
  }

  /** Whether the sign of a unit is +1; hardtanh makes −1 of what is not a number. */
  boolean positive(int unit, float sum) {
    return value(unit, sum) >= 0;
  }

  /** The same as a bound on sums that are integers in [−bound, bound]. */
  Threshold threshold(int unit, int bound) {
    return Threshold.of(sum -> positive(unit, sum), bound);
  }
}
