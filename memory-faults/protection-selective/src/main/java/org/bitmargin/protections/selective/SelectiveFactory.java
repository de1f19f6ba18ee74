package org.bitmargin.protections.selective;

import java.util.List;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code selective}. */
public final class SelectiveFactory implements ProtectionFactory<SelectiveParameters> {
  static final Reference SUM =
      new Reference(
          "Sum over the protected and the unprotected regions", "", Reference.Standing.DERIVED);

  @Override
  public String name() {
    return "selective";
  }

  @Override
  public String summary() {
    return "An inner protection for the tensors whose names match, none for the others.";
  }

  @Override
  public String formula() {
    return "storage 1 + (share of the chosen bits) (inner storage - 1)";
  }

  @Override
  public Reference reference() {
    return SUM;
  }

  @Override
  public Class<SelectiveParameters> parametersType() {
    return SelectiveParameters.class;
  }

  /** Everything, by SECDED. */
  @Override
  public SelectiveParameters defaults() {
    return new SelectiveParameters(Inner.SECDED, List.of("*"));
  }

  @Override
  public Protection create(SelectiveParameters parameters) {
    return new Selective(parameters);
  }
}
