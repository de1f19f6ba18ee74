package org.bitmargin.quantizers.binary;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One bit a value: its sign.
 *
 * <p>Forward: q(x) = +1 where x ≥ 0 (−0 included), else −1; code 1 stands for +1, code 0 for −1; no
 * ranges are stored. Pseudo-gradient: that of hardtanh, the upstream where |x| ≤ 1, else 0. Latent
 * weights are clipped to [−1, 1], outside of which no gradient could bring them back.
 *
 * <p>NaN has no sign and is refused.
 *
 * <p>Signs are random, so that a branch on them would be mispredicted every other time (measured:
 * five times slower): the loops work on the sign bit. Adding 0 turns −0 into +0 and nothing else.
 *
 * <p>Hubara, Courbariaux et al., Binarized Neural Networks, 2016.
 */
final class BinaryQuantizer implements Quantizer {
  private static final float[] NO_RANGES = {};
  private static final int MAGNITUDE = Integer.MAX_VALUE;
  private static final int ONE = Float.floatToRawIntBits(1f);

  @Override
  public int bits() {
    return 1;
  }

  @Override
  public QuantizedTensor encode(INDArray latent) {
    float[] values = Tensors.toArray(latent);
    PackedBits codes = new PackedBits(1, values.length);
    long[] words = codes.words();
    boolean anyNan = false;
    for (int i = 0; i < values.length; i++) {
      anyNan |= Float.isNaN(values[i]);
      long negative = Float.floatToRawIntBits(values[i] + 0f) >>> 31;
      words[i >> 6] |= (negative ^ 1) << i;
    }
    requireNumbers(anyNan);
    return new QuantizedTensor(latent.shape(), codes, NO_RANGES);
  }

  @Override
  public float valueAt(QuantizedTensor stored, long index) {
    return 2 * stored.codes().get(index) - 1;
  }

  @Override
  public INDArray quantize(INDArray latent) {
    AtomicBoolean anyNan = new AtomicBoolean();
    INDArray result =
        Tensors.map(
            latent,
            (values, length) -> {
              boolean nan = false;
              for (int i = 0; i < length; i++) {
                nan |= Float.isNaN(values[i]);
                values[i] = Math.copySign(1f, values[i] + 0f);
              }
              if (nan) {
                anyNan.set(true);
              }
            });
    requireNumbers(anyNan.get());
    return result;
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return Tensors.zip(
        upstream,
        latent,
        (gradients, x, length) -> {
          for (int i = 0; i < length; i++) {
            int outside = ONE - (Float.floatToRawIntBits(x[i]) & MAGNITUDE) >> 31;
            gradients[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradients[i]) & ~outside);
          }
        });
  }

  @Override
  public OptionalDouble latentLimit() {
    return OptionalDouble.of(1);
  }

  private static void requireNumbers(boolean anyNan) {
    if (anyNan) {
      throw new IllegalArgumentException(
          "cannot quantize a tensor with NaN to its signs: every value must be a number");
    }
  }
}
