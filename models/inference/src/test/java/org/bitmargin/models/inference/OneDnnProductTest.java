package org.bitmargin.models.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sums of integers in Java: exact, not nearly so. */
class OneDnnProductTest {

  @BeforeEach
  void requireOneDnn() {
    assumeTrue(OneDnn.available(), "oneDNN with exact 8-bit products");
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,5,4,3", "2,3,10,6,7,3", "1,64,64,14,14,3", "3,9,17,3,5,5", "4,65,33,1,1,1"})
  void convolutions_are_exact(int images, int in, int out, int h, int w, int k) {
    var shape = new OneDnnShape(true, images, in, out, h, w, k);
    for (data_type type : new data_type[] {data_type.u8, data_type.s8}) {
      assertExact(shape, type);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,10,7", "32,3136,64", "17,129,10"})
  void linear_products_are_exact(int images, int in, int out) {
    var shape = new OneDnnShape(false, images, in, out, 1, 1, 1);
    for (data_type type : new data_type[] {data_type.u8, data_type.s8}) {
      assertExact(shape, type);
    }
  }

  private static void assertExact(OneDnnShape shape, data_type type) {
    SplittableRandom random = new SplittableRandom(shape.in());
    byte[] source = new byte[(int) shape.sourceSize()];
    byte[] weights = new byte[shape.kernel() * shape.kernel() * shape.in() * shape.out()];
    random.nextBytes(source);
    random.nextBytes(weights);
    boolean signed = type == data_type.s8;
    float[] expected = sums(shape, source, weights, signed);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += i % 100; // What is there already.
    }
    assertThat(product(shape, type, source, weights, expected.length)).isEqualTo(expected);
  }

  private static float[] product(
      OneDnnShape shape, data_type type, byte[] source, byte[] weights, int size) {
    try (NativeScope natives = new NativeScope()) {
      return natives.make(
          () -> {
            NativeBlock from = new NativeBlock(source.length);
            from.bytes().put(0, source);
            NativeBlock plain = new NativeBlock(weights.length);
            plain.bytes().put(0, weights);
            NativeBlock scale = new NativeBlock((long) Float.BYTES * shape.out());
            for (int o = 0; o < shape.out(); o++) {
              scale.floats().put(o, 1);
            }
            var product = OneDnnProduct.ofIntegers(shape, type, from, scale);
            memory packed = new memory(product.weightsForm(), OneDnn.engine());
            OneDnnStep.copy(plain.as(shape.plainWeights(data_type.s8)), packed).run();
            NativeBlock sums = new NativeBlock(product.sumsForm().get_size());
            for (int i = 0; i < size; i++) {
              sums.floats().put(i, i % 100);
            }
            product.bind(packed, sums.as(product.sumsForm()));
            product.run();
            float[] result = new float[size];
            sums.floats().get(0, result);
            return result;
          });
    }
  }

  private static float[] sums(OneDnnShape s, byte[] source, byte[] weights, boolean signed) {
    int k = s.kernel();
    float[] sums = new float[s.images() * s.height() * s.width() * s.out()];
    for (int i = 0; i < sums.length; i++) {
      int o = i % s.out();
      int pixel = i / s.out();
      int image = pixel / (s.height() * s.width());
      int sum = 0;
      for (int t = 0; t < k * k; t++) {
        int y = pixel / s.width() % s.height() + t / k - k / 2;
        int x = pixel % s.width() + t % k - k / 2;
        if (y < 0 || y >= s.height() || x < 0 || x >= s.width()) {
          continue;
        }
        int at = ((image * s.height() + y) * s.width() + x) * s.in();
        for (int c = 0; c < s.in(); c++) {
          int number = signed ? source[at + c] : source[at + c] & 0xFF;
          sum += number * weights[(t * s.in() + c) * s.out() + o];
        }
      }
      sums[i] = sum;
    }
    return sums;
  }

  @Test
  void a_scale_belongs_to_its_output() {
    var shape = new OneDnnShape(false, 1, 1, 3, 1, 1, 1);
    try (NativeScope natives = new NativeScope()) {
      float[] result =
          natives.make(
              () -> {
                NativeBlock from = new NativeBlock(1);
                from.bytes().put(0, (byte) 2);
                NativeBlock plain = new NativeBlock(3);
                plain.bytes().put(0, new byte[] {5, 5, 5});
                NativeBlock scale = new NativeBlock(3L * Float.BYTES);
                scale.floats().put(0, new float[] {0.5f, 0, -2});
                var product = OneDnnProduct.ofIntegers(shape, data_type.u8, from, scale);
                memory packed = new memory(product.weightsForm(), OneDnn.engine());
                OneDnnStep.copy(plain.as(shape.plainWeights(data_type.s8)), packed).run();
                NativeBlock sums = new NativeBlock(product.sumsForm().get_size());
                product.bind(packed, sums.as(product.sumsForm()));
                product.run();
                float[] three = new float[3];
                sums.floats().get(0, three);
                return three;
              });
      assertThat(result).containsExactly(5, 0, -20);
    }
  }
}
