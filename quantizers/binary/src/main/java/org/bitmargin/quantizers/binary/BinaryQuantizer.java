package org.bitmargin.quantizers.binary;

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
 * One bit a value: its sign.
 *
 * <p>Forward: q(x) = +1 where x ≥ 0 (−0 included), else −1; code 1 stands for +1, code 0 for −1; no
 * ranges are stored. Pseudo-gradient: that of hardtanh, the upstream where |x| ≤ 1, else 0. Latent
 * weights are clipped to [−1, 1], outside of which no gradient could bring them back.
 *
 * <p>NaN has no sign and is refused.
 *
 * <p>Hubara, Courbariaux et al., Binarized Neural Networks, 2016.
 */
final class BinaryQuantizer implements Quantizer {
  private static final float[] NO_RANGES = {};
  private static final Pointwise SIGN = new Sign();

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
    return quantize(latent, Nd4j.createUninitialized(DataType.FLOAT, latent.shape(), 'c'));
  }

  @Override
  public INDArray quantize(INDArray latent, INDArray result) {
    AtomicBoolean anyNan = new AtomicBoolean();
    Tensors.map(
        latent,
        result,
        (values, length) -> {
          SIGN.quantize(values, length);
          if (anyNan(values, length)) {
            anyNan.set(true);
          }
        });
    requireNumbers(anyNan.get());
    return result;
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
    return Tensors.zip(upstream, latent, SIGN::pseudoGradient);
  }

  @Override
  public INDArray pseudoGradient(INDArray latent, INDArray upstream, INDArray result) {
    return Tensors.zip(upstream, latent, result, SIGN::pseudoGradient);
  }

  @Override
  public Optional<Pointwise> pointwise() {
    return Optional.of(SIGN);
  }

  @Override
  public OptionalDouble latentLimit() {
    return OptionalDouble.of(1);
  }

  /** Whether one is NaN, among values that are ±1 else; four sums, as one would wait for itself. */
  private static boolean anyNan(float[] values, int n) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < n; i++) {
      a += values[i];
    }
    return Float.isNaN(a + b + c + d);
  }

  private static void requireNumbers(boolean anyNan) {
    if (anyNan) {
      throw new IllegalArgumentException(
          "cannot quantize a tensor with NaN to its signs: every value must be a number");
    }
  }
}
