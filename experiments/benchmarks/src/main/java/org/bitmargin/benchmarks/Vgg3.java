package org.bitmargin.benchmarks;

import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Quantizer;
import org.bitmargin.engine.Streams;
import org.bitmargin.models.vgg3.Vgg3Factory;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;

/** Our network, with the quantizers an experiment gets that names only a number of bits. */
final class Vgg3 {
  private static final int CLASSES = 10;

  private Vgg3() {}

  /** The default size on 28×28 pixels. */
  static Model create(int bits) {
    return create(bits, new Vgg3Factory().defaults(), Images.SIDE);
  }

  static Model create(int bits, Vgg3Parameters parameters, int side) {
    Quantizer binary = new BinaryFactory().create(new BinaryParameters());
    Quantizer weights = bits == 1 ? binary : uniform(bits, Scheme.AFFINE, Range.DATA);
    Quantizer activations = bits == 1 ? binary : uniform(bits, Scheme.SYMMETRIC, Range.FIXED);
    return new Vgg3Factory()
        .create(
            parameters,
            new ModelContext(
                1, side, side, CLASSES, weights, activations, Streams.of(1, "benchmark")));
  }

  private static Quantizer uniform(int bits, Scheme scheme, Range range) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, range, 1.0));
  }
}
