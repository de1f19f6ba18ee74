package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;

/**
 * Collects the layers of a network in their order and makes stages of them. What does not fit the
 * order of a {@link Stage} makes the network one that only the reference can run.
 */
public final class PlanBuilder {

  /** How far the current stage has come; a step must come later than the one before. */
  private enum Step {
    NONE,
    PRODUCT,
    POOL,
    NORM,
    HARD_TANH,
    QUANTIZER,
    SCALE
  }

  private final List<Parameter> parameters;
  private final List<Stage> stages = new ArrayList<>();
  private Stage current;
  private Step done = Step.NONE;
  private boolean flat;
  private boolean possible = true;

  /** A builder for a model of these parameters. */
  public PlanBuilder(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** A convolution with stride 1 and zero padding that keeps height and width. */
  public void convolution(Parameter weight, Parameter bias) {
    possible &= !flat;
    begin(Stage.Kind.CONVOLUTION, weight, bias);
  }

  /** A linear layer. */
  public void linear(Parameter weight, Parameter bias) {
    flat = true;
    begin(Stage.Kind.LINEAR, weight, bias);
  }

  /** Maximum over 2×2 windows with stride 2. */
  public void pool() {
    possible &= !flat;
    Stage s = step(Step.POOL);
    replace(s, true, s.norm(), s.hardTanh(), s.quantizer(), s.scale());
  }

  /** Batch normalisation. */
  public void norm(Stage.Norm norm) {
    Stage s = step(Step.NORM);
    replace(s, s.pool(), norm, s.hardTanh(), s.quantizer(), s.scale());
  }

  /** Clipping to [−1, 1]. */
  public void hardTanh() {
    Stage s = step(Step.HARD_TANH);
    replace(s, s.pool(), s.norm(), true, s.quantizer(), s.scale());
  }

  /** Quantization of activations; full precision is none. */
  public void quantize(Quantizer quantizer) {
    if (quantizer != FullPrecision.INSTANCE) {
      Stage s = step(Step.QUANTIZER);
      replace(s, s.pool(), s.norm(), s.hardTanh(), quantizer, s.scale());
    }
  }

  /** Multiplication by one factor. */
  public void scale(Parameter factor) {
    Stage s = step(Step.SCALE);
    replace(s, s.pool(), s.norm(), s.hardTanh(), s.quantizer(), factor);
  }

  /** [batch, channels, height, width] to [batch, features]. */
  public void flatten() {
    flat = true;
  }

  /** A layer that has no place in a plan. */
  public void unsupported() {
    possible = false;
  }

  /** The plan, or empty where the layers make none. */
  public Optional<Plan> build() {
    if (!possible || current == null) {
      return Optional.empty();
    }
    List<Stage> all = new ArrayList<>(stages);
    all.add(current);
    return Optional.of(new Plan(parameters, all));
  }

  private void begin(Stage.Kind kind, Parameter weight, Parameter bias) {
    if (current != null) {
      stages.add(current);
    }
    current = new Stage(kind, weight, bias, false, null, false, null, null);
    done = Step.PRODUCT;
  }

  private Stage step(Step next) {
    possible &= current != null && next.compareTo(done) > 0;
    done = next;
    return current != null ? current : new Stage(null, null, null, false, null, false, null, null);
  }

  private void replace(
      Stage s,
      boolean pool,
      Stage.Norm norm,
      boolean hardTanh,
      Quantizer quantizer,
      Parameter scale) {
    if (current != null) {
      current = new Stage(s.kind(), s.weight(), s.bias(), pool, norm, hardTanh, quantizer, scale);
    }
  }
}
