package org.bitmargin.quantizers.uniform;

import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.tck.QuantizerContract;
import org.junit.jupiter.api.Nested;

/** The contract for the defaults, and for every choice and width at least once. */
class UniformContractTest extends QuantizerContract {

  @Override
  protected QuantizerFactory<?> factory() {
    return new UniformFactory();
  }

  abstract static class Variant extends QuantizerContract {
    private final UniformParameters parameters;

    Variant(
        int bits,
        Scheme scheme,
        Granularity granularity,
        Encoding encoding,
        Range range,
        double bound) {
      this.parameters = new UniformParameters(bits, scheme, granularity, encoding, range, bound);
    }

    @Override
    protected QuantizerFactory<?> factory() {
      return new UniformFactory();
    }

    @Override
    protected Record parameters() {
      return parameters;
    }
  }

  @Nested
  class SymmetricTwosComplement extends Variant {
    SymmetricTwosComplement() {
      super(4, Scheme.SYMMETRIC, Granularity.PER_TENSOR, Encoding.TWOS_COMPLEMENT, Range.DATA, 1);
    }
  }

  @Nested
  class SymmetricSignMagnitudePerChannel extends Variant {
    SymmetricSignMagnitudePerChannel() {
      super(3, Scheme.SYMMETRIC, Granularity.PER_CHANNEL, Encoding.SIGN_MAGNITUDE, Range.DATA, 1);
    }
  }

  @Nested
  class TwoBitsAffinePerChannel extends Variant {
    TwoBitsAffinePerChannel() {
      super(2, Scheme.AFFINE, Granularity.PER_CHANNEL, Encoding.OFFSET_BINARY, Range.DATA, 1);
    }
  }

  @Nested
  class FiveBitsAffineTwosComplement extends Variant {
    FiveBitsAffineTwosComplement() {
      super(5, Scheme.AFFINE, Granularity.PER_TENSOR, Encoding.TWOS_COMPLEMENT, Range.DATA, 1);
    }
  }

  @Nested
  class SymmetricOffsetBinaryOfFixedRange extends Variant {
    SymmetricOffsetBinaryOfFixedRange() {
      super(6, Scheme.SYMMETRIC, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.FIXED, 1.25);
    }
  }

  @Nested
  class AffineOfFixedRange extends Variant {
    AffineOfFixedRange() {
      super(7, Scheme.AFFINE, Granularity.PER_CHANNEL, Encoding.OFFSET_BINARY, Range.FIXED, 2);
    }

    @Override
    protected boolean passesGradient(float latent) {
      return latent >= 0 && latent <= 2;
    }
  }
}
