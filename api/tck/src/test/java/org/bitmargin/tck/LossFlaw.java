package org.bitmargin.tck;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What authors of losses get wrong, and the test that notices. */
public enum LossFlaw {
  NONE("", SoftmaxLoss::new),
  SUM_INSTEAD_OF_MEAN(
      "value_is_the_mean_over_the_batch", () -> after((z, y, r) -> scaled(r, y.length, y.length))),
  GRADIENT_OF_THE_SUM(
      "gradient_is_the_derivative_of_the_value", () -> after((z, y, r) -> scaled(r, 1, y.length))),
  SUM_OF_EQUAL_ROWS(
      "a_batch_of_equal_rows_has_the_value_of_one",
      () -> after((z, y, r) -> scaled(r, y.length, y.length))),
  GRADIENT_THAT_FORGETS_THE_CLAMP(
      "gradient_is_the_derivative_of_the_value", UnclampedGradient::new),
  NO_GRADIENT("gradient_is_the_derivative_of_the_value", () -> after((z, y, r) -> scaled(r, 1, 0))),
  OVERFLOW("is_finite_for_logits_of_ten_thousand", () -> LossFlaw::overflowing),
  GRADIENT_AS_A_COLUMN(
      "gradient_has_the_shape_of_the_logits",
      () ->
          after(
              (z, y, r) ->
                  new LossResult(r.value(), r.gradient().reshape(r.gradient().length(), 1)))),
  LOGITS_CLAMPED_IN_PLACE(
      "leaves_its_arguments_untouched",
      () ->
          after(
              (z, y, r) -> {
                z.muli(0.5);
                return r;
              })),
  LABELS_CHANGED(
      "leaves_its_arguments_untouched",
      () ->
          after(
              (z, y, r) -> {
                y[0] = 0;
                return r;
              })),
  GRADIENT_BUFFER_REUSED("gradient_is_fresh_at_every_call", Reusing::new),
  ANOTHER_VALUE_EACH_CALL("gives_the_same_bytes_again_and_from_any_thread", LossFlaw::drifting),
  WHOLE_BUFFER_OF_A_VIEW("reads_a_view_as_its_copy", BufferReading::new);

  private final String foundBy;
  private final Supplier<Loss> loss;

  LossFlaw(String foundBy, Supplier<Loss> loss) {
    this.foundBy = foundBy;
    this.loss = loss;
  }

  String[] foundBy() {
    return new String[] {foundBy};
  }

  Loss create() {
    return loss.get();
  }

  private interface Change {
    LossResult apply(INDArray logits, int[] labels, LossResult right);
  }

  private static Loss after(Change change) {
    Loss right = new SoftmaxLoss();
    return (logits, labels) -> change.apply(logits, labels, right.evaluate(logits, labels));
  }

  private static LossResult scaled(LossResult result, double value, double gradient) {
    return new LossResult(result.value() * value, result.gradient().mul(gradient));
  }

  private static Loss drifting() {
    AtomicInteger calls = new AtomicInteger();
    return after(
        (z, y, r) -> new LossResult(r.value() + 1e-9 * calls.incrementAndGet(), r.gradient()));
  }

  /** log Σ exp without its largest term taken out. */
  private static LossResult overflowing(INDArray logits, int[] labels) {
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double total = 0;
      for (int k = 0; k < logits.size(1); k++) {
        total += Math.exp(logits.getDouble(row, k));
      }
      sum += Math.log(total) - logits.getDouble(row, labels[row]);
    }
    return new LossResult(sum / labels.length, Tensors.zeros(logits.shape()));
  }

  private static final class UnclampedGradient extends SoftmaxLoss {
    @Override
    double clampSlope(double tanh) {
      return 1;
    }
  }

  private static final class BufferReading extends SoftmaxLoss {
    @Override
    float[] read(INDArray logits) {
      float[] values = new float[(int) logits.length()];
      logits.data().asNioFloat().duplicate().rewind().get(values);
      return values;
    }
  }

  private static final class Reusing extends SoftmaxLoss {
    private INDArray buffer;

    @Override
    public LossResult evaluate(INDArray logits, int[] labels) {
      LossResult right = super.evaluate(logits, labels);
      if (buffer == null || !buffer.equalShapes(right.gradient())) {
        buffer = right.gradient();
      }
      buffer.assign(right.gradient());
      return new LossResult(right.value(), buffer);
    }
  }
}
