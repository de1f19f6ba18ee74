package org.bitmargin.models.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeSumsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 10, 64, 1024, 1032, 3136})
  void rows_are_summed_whatever_their_length(int row) {
    int rows = 5;
    byte[] bytes = new byte[(rows * row + 7) / 8 * 8];
    new SplittableRandom(row).nextBytes(bytes);
    bytes[0] = -128;
    for (int bias : new int[] {0, 128}) {
      int[] expected = new int[rows];
      for (int i = 0; i < rows * row; i++) {
        expected[i / row] += bias == 0 ? bytes[i] & 0xFF : bytes[i];
      }
      long[] words = new long[bytes.length / 8];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
      int[] sums = new int[rows];
      LatticeSums.ofRows(words, row, bias, sums);
      assertThat(sums).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"5,7,3", "1,4,3", "6,1,5", "3,3,7", "4,4,1"})
  void windows_are_summed_with_zeros_outside(int h, int w, int k) {
    int[] plane = new SplittableRandom(k).ints(2L * h * w, -100, 100).toArray();
    int[] expected = new int[plane.length];
    for (int i = h * w; i < plane.length; i++) {
      for (int t = 0; t < k * k; t++) {
        int y = (i - h * w) / w + t / k - k / 2;
        int x = (i - h * w) % w + t % k - k / 2;
        expected[i] += y >= 0 && y < h && x >= 0 && x < w ? plane[h * w + y * w + x] : 0;
      }
    }
    int[] sums = new int[plane.length];
    LatticeSums.Windows windows = new LatticeSums.Windows(h, w, k);
    windows.sum(new int[2 * h * w], h * w, sums);
    windows.sum(plane, h * w, sums);
    assertThat(sums).containsExactly(expected);
  }
}
