package org.bitmargin.pipeline;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.api.Reference;

/**
 * {@link FullPrecision} by name: the float baseline, and what stays float beside quantized data.
 */
public final class FullPrecisionFactory
    implements QuantizerFactory<FullPrecisionFactory.FullPrecisionParameters> {
  /** The id. */
  public static final String NAME = "full-precision";

  /** Nothing to choose. */
  public record FullPrecisionParameters() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "No quantization: a value is stored as its 32 bits of IEEE 754 binary32.";
  }

  @Override
  public String formula() {
    return "q(x) = x; pseudo-gradient: the upstream one";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "IEEE Standard for Floating-Point Arithmetic, IEEE 754-2019, format binary32",
        "10.1109/IEEESTD.2019.8766229",
        Reference.Standing.ASSUMED);
  }

  @Override
  public Class<FullPrecisionParameters> parametersType() {
    return FullPrecisionParameters.class;
  }

  @Override
  public FullPrecisionParameters defaults() {
    return new FullPrecisionParameters();
  }

  @Override
  public Quantizer create(FullPrecisionParameters parameters) {
    return FullPrecision.INSTANCE;
  }
}
