package org.bitmargin.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MatrixProductTest {

  @ParameterizedTest(name = "{0}×{1} by {1}×{2}, transposed: {3}, {4}")
  @CsvSource({
    "1, 1, 1, false, false",
    "1, 300, 1, false, false",
    "37, 53, 29, false, false",
    "37, 53, 29, true, false",
    "37, 53, 29, false, true",
    "37, 53, 29, true, true",
    "128, 576, 64, false, true",
    "5, 1025, 513, true, false",
  })
  void is_the_sum_of_products(int m, int k, int n, boolean transposeA, boolean transposeB) {
    INDArray a = normal(1, transposeA ? k : m, transposeA ? m : k);
    INDArray b = normal(2, transposeB ? n : k, transposeB ? k : n);
    INDArray product = Nd4j.create(DataType.FLOAT, new long[] {m, n}, 'f');
    Nd4j.gemm(a, b, product, transposeA, transposeB, 1, 0);
    INDArray left = transposeA ? a.transpose() : a;
    INDArray right = transposeB ? b.transpose() : b;
    float[][] rows = left.toFloatMatrix();
    float[][] columns = right.transpose().toFloatMatrix();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        double size = 0;
        for (int l = 0; l < k; l++) {
          sum += (double) rows[i][l] * columns[j][l];
          size += Math.abs((double) rows[i][l] * columns[j][l]);
        }
        // Rounding of k additions in FLOAT, in any order.
        assertThat(product.getDouble(i, j)).isCloseTo(sum, within(1e-6 * size + 1e-30));
      }
    }
  }

  private static INDArray normal(long seed, int rows, int columns) {
    Random random = new Random(seed);
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(values);
  }
}
