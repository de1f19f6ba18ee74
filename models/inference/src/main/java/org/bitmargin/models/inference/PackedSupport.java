package org.bitmargin.models.inference;

import java.util.List;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/** Which plans a {@link PackedNetwork} can run. */
final class PackedSupport {
  /** Sums up to here are exact in float, in whatever order. */
  private static final int EXACT = 1 << 24;

  private PackedSupport() {}

  static boolean runs(Plan plan) {
    List<Stage> stages = plan.stages();
    int end = stages.size() - 1;
    return end >= 1
        && stages.stream().allMatch(PackedSupport::isBinary)
        && stages.subList(0, end).stream().allMatch(PackedSupport::isHidden)
        && isLast(stages.get(end))
        && isFirst(stages.get(0));
  }

  private static boolean isBinary(Stage stage) {
    int k = stage.kernel();
    return isSign(stage.weight().quantizer()) && k % 2 == 1 && taps(stage) < EXACT;
  }

  private static long taps(Stage stage) {
    return (long) stage.inputs() * stage.kernel() * stage.kernel();
  }

  private static boolean isHidden(Stage stage) {
    return stage.hardTanh() && isSign(stage.quantizer()) && stage.scale() == null;
  }

  private static boolean isLast(Stage stage) {
    return stage.kind() == Stage.Kind.LINEAR && !stage.hardTanh() && stage.quantizer() == null;
  }

  private static boolean isFirst(Stage stage) {
    return stage.kind() == Stage.Kind.LINEAR || taps(stage) <= PackedFirstConvolution.TAPS;
  }

  /** Whether a quantizer takes signs, by what it does. */
  static boolean isSign(Quantizer quantizer) {
    if (quantizer == null || quantizer.bits() != 1) {
      return false;
    }
    float[] values = {-2, -1, -Float.MIN_VALUE, -0f, 0, Float.MIN_VALUE, 1, 2};
    QuantizedTensor stored = quantizer.encode(Tensors.of(values, values.length));
    float[] signs = {-1, -1, -1, 1, 1, 1, 1, 1};
    for (int i = 0; i < signs.length; i++) {
      if (stored.codes().get(i) != (signs[i] > 0 ? 1 : 0)
          || quantizer.valueAt(stored, i) != signs[i]) {
        return false;
      }
    }
    return stored.ranges().length == 0;
  }
}
