package org.bitmargin.quantizers.uniform;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Equally spaced levels over a range, b = 2 to 8 bits a value.
 *
 * <p>Forward, rounding halves up:
 *
 * <ul>
 *   <li>affine, range [min, max]: n = ⌊(x − min)(2^b − 1)/(max − min) + ½⌋, q(x) = min + n(max −
 *       min)/(2^b − 1); n − 2^(b−1) is what the {@link Encoding} stores;
 *   <li>symmetric, range [−B, B], K = 2^(b−1) − 1: n = ⌊xK/B + ½⌋, q(x) = nB/K; n is stored.
 * </ul>
 *
 * <p>What lies outside a fixed range goes to its end. A code that no level has, which only a fault
 * can produce, reads what its number says: −2^(b−1) is one step below −B, as integer arithmetic has
 * it, and the second 0 of sign-magnitude is 0.
 *
 * <p>Pseudo-gradient: the upstream within the range, ends included, and 0 outside; a range from the
 * data has no outside. Latent weights are clipped to a fixed symmetric range, beyond which no
 * gradient could bring them back.
 *
 * <p>Stored ranges: for each channel min and max (affine) or B (symmetric), nothing where the range
 * is fixed. A channel of a single value is met exactly; an empty one has the range 0. NaN and
 * infinite values are refused.
 *
 * <p>Min/max affine in offset binary is what the public code of an author of arXiv 2603.05048 does
 * [R]; both schemes: Krishnamoorthi, arXiv 1806.08342, 2018 [S].
 */
final class UniformQuantizer implements Quantizer {
  private final UniformParameters parameters;
  private final boolean fixed;
  private final Codes codes;
  private final FixedRange onFixed;

  UniformQuantizer(UniformParameters parameters) {
    this.parameters = parameters;
    this.fixed = parameters.range() == Range.FIXED;
    this.codes = new Codes(parameters);
    this.onFixed = fixed ? new FixedRange(parameters, codes.steps()) : null;
  }

  @Override
  public int bits() {
    return parameters.bits();
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    float[] values = Tensors.toArray(latent);
    if (fixed) {
      Extremes.requireFinite(Extremes.finite(values, values.length));
    }
    Blocks blocks = Blocks.of(values.length, channels(latent));
    Ranges ranges = Ranges.of(parameters, FloatBuffer.wrap(values), blocks);
    CodeWriter writer = new CodeWriter(new PackedBits(bits(), values.length));
    int i = 0;
    for (int channel = 0; channel < blocks.channels(); channel++) {
      Levels levels = levels(ranges, channel);
      for (int end = i + blocks.channelLength(); i < end; i++) {
        writer.write(codes.code(levels.number(values[i])));
      }
    }
    return new QuantizedTensor(latent.shape(), writer.finish(), ranges.stored());
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    Ranges ranges = new Ranges(parameters, stored.ranges());
    int channel = (int) (index / (stored.codes().size() / ranges.channels()));
    return codes.value(stored.codes().get(index), ranges.low(channel), ranges.high(channel));
  }

  @Override
  public INDArray decode(QuantizedTensor stored) {
    Ranges ranges = new Ranges(parameters, stored.ranges());
    float[][] tables = new float[ranges.channels()][];
    for (int channel = 0; channel < tables.length; channel++) {
      tables[channel] = codes.values(ranges.low(channel), ranges.high(channel));
    }
    float[] values = new float[Math.toIntExact(stored.codes().size())];
    Blocks.of(values.length, tables.length)
        .forEach(
            (block, channel, from, length) -> {
              for (int i = from; i < from + length; i++) {
                values[i] = tables[channel][stored.codes().get(i)];
              }
            });
    return Tensors.of(values, stored.shape());
  }

  @Override
  public INDArray quantize(INDArray latent) {
    return quantize(latent, Nd4j.createUninitialized(DataType.FLOAT, latent.shape(), 'c'));
  }

  @Override
  public INDArray quantize(INDArray latent, INDArray result) {
    if (latent.length() == 0) {
      return result;
    }
    INDArray dense = Tensors.dense(latent);
    FloatBuffer x = Tensors.buffer(dense);
    FloatBuffer out = Tensors.buffer(result);
    Blocks blocks = Blocks.of(latent.length(), channels(latent));
    Ranges ranges = Ranges.of(parameters, x, blocks);
    Levels[] levels = new Levels[blocks.channels()];
    for (int channel = 0; channel < levels.length; channel++) {
      levels[channel] = levels(ranges, channel);
    }
    AtomicBoolean finite = new AtomicBoolean(true);
    blocks.forEach(
        x,
        (block, channel, from, values, length) -> {
          if (fixed && !Extremes.finite(values, length)) {
            finite.set(false);
          }
          if (fixed) {
            levels[channel].quantize(values, length);
          } else {
            levels[channel].quantizeInside(values, length);
          }
          out.put(from, values, 0, length);
        });
    Reference.reachabilityFence(dense);
    Reference.reachabilityFence(result);
    Extremes.requireFinite(finite.get());
    return result;
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return pseudoGradient(
        latent, upstream, Nd4j.createUninitialized(DataType.FLOAT, upstream.shape(), 'c'));
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream, INDArray result) {
    if (fixed) {
      return Tensors.zip(upstream, latent, result, onFixed::pseudoGradient);
    }
    return result == upstream ? result : Tensors.map(upstream, result, (values, length) -> {});
  }

  @Override
  public Optional<Pointwise> pointwise() {
    return Optional.ofNullable(onFixed);
  }

  @Override
  public OptionalDouble latentLimit() {
    return fixed && parameters.scheme() == Scheme.SYMMETRIC
        ? OptionalDouble.of((float) parameters.bound())
        : OptionalDouble.empty();
  }

  private int channels(INDArray latent) {
    boolean each = parameters.granularity() == Granularity.PER_CHANNEL && !fixed;
    return each && latent.rank() > 0 ? Math.toIntExact(latent.size(0)) : 1;
  }

  private Levels levels(Ranges ranges, int channel) {
    return new Levels(ranges.low(channel), ranges.high(channel), codes.steps());
  }
}
