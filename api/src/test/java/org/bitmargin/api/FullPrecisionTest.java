package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FullPrecisionTest {
  private static final Quantizer QUANTIZER = FullPrecision.INSTANCE;
  private static final float[] VALUES = {
    0, -0f, 1, -1.5f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN, 0.1f
  };

  @Test
  void stores_the_bits_of_the_value() {
    QuantizedTensor stored = QUANTIZER.encode(Tensors.of(VALUES, 3, 3));
    assertThat(stored.codes().width()).isEqualTo(32).isEqualTo(QUANTIZER.bits());
    assertThat(stored.ranges()).isEmpty();
    for (int i = 0; i < VALUES.length; i++) {
      assertThat(stored.codes().get(i)).isEqualTo(Float.floatToRawIntBits(VALUES[i]));
      assertThat(QUANTIZER.valueAt(stored, i)).isEqualTo(Float.valueOf(VALUES[i]));
    }
    assertThat(Tensors.toArray(QUANTIZER.decode(stored))).isEqualTo(VALUES);
    assertThat(QUANTIZER.decode(stored).shape()).containsExactly(3, 3);
  }

  @Test
  void bit_31_is_the_sign() {
    QuantizedTensor stored = QUANTIZER.encode(Tensors.of(new float[] {3, 5}, 2));
    stored.codes().flip(32 + 31);
    assertThat(Tensors.toArray(QUANTIZER.decode(stored))).containsExactly(3, -5);
  }

  @Test
  void passes_values_and_gradients_on_as_copies() {
    INDArray x = Tensors.of(new float[] {1, 2, 3}, 3);
    INDArray upstream = Tensors.of(new float[] {4, 5, 6}, 3);
    INDArray quantized = QUANTIZER.quantize(x);
    INDArray gradient = QUANTIZER.pseudoGradient(x, upstream);
    x.assign(0);
    upstream.assign(0);
    assertThat(Tensors.toArray(quantized)).containsExactly(1, 2, 3);
    assertThat(Tensors.toArray(gradient)).containsExactly(4, 5, 6);
    assertThat(QUANTIZER.latentLimit()).isEmpty();
  }

  @Test
  void takes_an_empty_tensor() {
    QuantizedTensor stored = QUANTIZER.encode(Tensors.zeros(0, 4));
    assertThat(stored.codes().size()).isZero();
    assertThat(QUANTIZER.decode(stored).shape()).containsExactly(0, 4);
  }
}
