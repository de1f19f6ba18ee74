package org.bitmargin.pipeline;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Reference;
import org.bitmargin.api.Tensors;

/** A loss with which training fails, for tests of failing cells. */
public final class DivergingLossFactory implements LossFactory<DivergingLossFactory.Nothing> {

  /** No parameters. */
  public record Nothing() {}

  @Override
  public String name() {
    return "test:diverging";
  }

  @Override
  public String summary() {
    return "Is not a number.";
  }

  @Override
  public Reference reference() {
    return new Reference("a test", "", Reference.Standing.DERIVED);
  }

  @Override
  public Class<Nothing> parametersType() {
    return Nothing.class;
  }

  @Override
  public Nothing defaults() {
    return new Nothing();
  }

  @Override
  public Loss create(Nothing parameters) {
    return (logits, labels) -> new LossResult(Double.NaN, Tensors.zeros(logits.shape()));
  }
}
