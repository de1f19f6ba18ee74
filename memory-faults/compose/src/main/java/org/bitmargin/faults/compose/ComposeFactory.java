package org.bitmargin.faults.compose;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code compose}. */
public final class ComposeFactory implements FaultModelFactory<ComposeParameters> {

  @Override
  public String name() {
    return "compose";
  }

  @Override
  public String summary() {
    return "Several fault models at once, each on the tensors its globs name.";
  }

  @Override
  public String formula() {
    return """
        a bit of tensors that several parts name: P(wrong) = 1 - (1 - p_1)(1 - p_2)..., or that of the first part alone
        each part sees its tensors as a memory of their own: one after the other, in the geometry of the experiment
        BER = the highest rate among parts; another BER multiplies all parts alike and leaves fixed ones, rate 0 has no faults""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "union of independent faults; that users want several fault models by layer: PyTorchFI issue 56",
        "https://github.com/pytorchfi/pytorchfi/issues/56",
        Reference.Standing.DERIVED);
  }

  @Override
  public Class<ComposeParameters> parametersType() {
    return ComposeParameters.class;
  }

  /** No parts: what they are is the point of a composition and has no default. */
  @Override
  public ComposeParameters defaults() {
    return new ComposeParameters(List.of(), List.of(), ComposeParameters.Overlap.ADD);
  }

  @Override
  public FaultModel create(ComposeParameters parameters) {
    if (parameters.parts().isEmpty()) {
      throw new IllegalArgumentException(
          "parts must name at least one, such as {tensors: [\"*\"], model: {name: bit-flip, parameters: {lifetime: per-chip}}}");
    }
    return new Compose(parameters);
  }
}
