package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.Quantizer;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;

/** Uniform quantizers for tests. */
final class Uniform {
  private Uniform() {}

  /** Weights over their own range. */
  static Quantizer weights(int bits, Scheme scheme, Encoding encoding, Granularity granularity) {
    return new UniformFactory()
        .create(new UniformParameters(bits, scheme, granularity, encoding, Range.DATA, 1));
  }

  /** Weights as they are by default. */
  static Quantizer weights(int bits) {
    return weights(bits, Scheme.AFFINE, Encoding.OFFSET_BINARY, Granularity.PER_TENSOR);
  }

  /** Activations over a fixed range. */
  static Quantizer activations(int bits, Scheme scheme, double bound) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.FIXED, bound));
  }

  /** Weights of these bits in every scheme, encoding and granularity there is. */
  static List<Quantizer> allWeights(int bits) {
    List<Quantizer> all = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      for (Encoding encoding : Encoding.values()) {
        for (Granularity granularity : Granularity.values()) {
          if (scheme != Scheme.AFFINE || encoding != Encoding.SIGN_MAGNITUDE) {
            all.add(weights(bits, scheme, encoding, granularity));
          }
        }
      }
    }
    return all;
  }
}
