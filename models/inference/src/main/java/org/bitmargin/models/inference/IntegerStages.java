package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the stages of a plan ready for integers: every weight but the first has codes that are
 * equally spaced, every hidden activation is clipped by hardtanh and rounded to equally spaced
 * levels, and the last stage is linear.
 */
final class IntegerStages {
  private final NativeScope natives;
  private final List<IntegerStage> stages = new ArrayList<>();
  private LatticeLevels levels;
  private int channels;

  private IntegerStages(NativeScope natives) {
    this.natives = natives;
  }

  /** The stages; empty where the plan is not of that kind. */
  static Optional<List<IntegerStage>> of(Plan plan, NativeScope natives) {
    IntegerStages made = new IntegerStages(natives);
    List<Stage> all = plan.stages();
    Stage last = all.get(all.size() - 1);
    boolean possible = all.size() > 1 && endsIn(last);
    for (int i = 0; possible && i < all.size(); i++) {
      possible = made.add(all.get(i), all.get(i) == last);
    }
    return possible ? Optional.of(made.stages) : Optional.empty();
  }

  private static boolean endsIn(Stage stage) {
    return stage.kind() == Stage.Kind.LINEAR && !stage.pool() && stage.quantizer() == null;
  }

  private boolean add(Stage stage, boolean last) {
    LatticeCodes codes = null;
    if (levels != null) {
      codes = LatticeCodes.of(stage.weight().quantizer()).orElse(null);
      if (codes == null || !fits(stage)) {
        return false;
      }
    }
    LatticeLevels next = last ? null : levelsAfter(stage);
    if (!last && next == null) {
      return false;
    }
    boolean convolution = stage.kind() == Stage.Kind.CONVOLUTION;
    int taps = stage.kernel() * stage.kernel();
    int plane = convolution ? taps : channels > 0 ? stage.inputs() / channels : 1;
    var weights = new IntegerWeights(stage.weight(), codes, plane, natives);
    stages.add(new IntegerStage(stage, levels, next, weights, natives));
    channels = convolution ? stage.outputs() : 0;
    levels = next;
    return true;
  }

  private static LatticeLevels levelsAfter(Stage stage) {
    return stage.hardTanh() && stage.quantizer() != null && stage.scale() == null
        ? LatticeLevels.of(stage.quantizer()).orElse(null)
        : null;
  }

  /** Whether sums of products of bytes cannot leave 32 bits. */
  private static boolean fits(Stage stage) {
    long terms = (long) stage.inputs() * stage.kernel() * stage.kernel();
    return terms * 255 * 128 <= Integer.MAX_VALUE;
  }

  /**
   * Checks that images fit.
   *
   * @throws IllegalArgumentException where a stage would get another number of inputs than it takes
   */
  static void requireFit(List<IntegerStage> stages, int channels, int height, int width) {
    int inputs = channels;
    int h = height;
    int w = width;
    for (IntegerStage each : stages) {
      Stage stage = each.stage();
      if (stage.kind() == Stage.Kind.LINEAR) {
        inputs *= h * w;
        h = 1;
        w = 1;
      }
      if (inputs != stage.inputs()) {
        throw new IllegalArgumentException(
            "images of %d×%d×%d give %s %d inputs, it takes %d"
                .formatted(channels, height, width, stage.weight().name(), inputs, stage.inputs()));
      }
      inputs = stage.outputs();
      h /= stage.pool() ? 2 : 1;
      w /= stage.pool() ? 2 : 1;
    }
  }
}
