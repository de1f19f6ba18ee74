package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class TensorsTest {

  private static float[] counting(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i;
    }
    return values;
  }

  /** A float[] as the kernels of map and zip take it, plus one. */
  private static void increment(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i]++;
    }
  }

  @Nested
  class Numbers_in_and_out {

    @Test
    void come_back_in_c_order() {
      INDArray tensor = Tensors.of(counting(24), 2, 3, 4);
      assertThat(tensor.getFloat(1, 2, 3)).isEqualTo(23);
      assertThat(tensor.getFloat(0, 1, 2)).isEqualTo(6);
      assertThat(tensor.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(tensor.ordering()).isEqualTo('c');
      assertThat(Tensors.toArray(tensor)).isEqualTo(counting(24));
    }

    @Test
    void are_copies() {
      float[] values = counting(6);
      INDArray tensor = Tensors.of(values, 2, 3);
      values[0] = 42;
      assertThat(tensor.getFloat(0, 0)).isZero();
      Tensors.toArray(tensor)[1] = 42;
      assertThat(tensor.getFloat(0, 1)).isEqualTo(1);
    }

    @Test
    void may_be_none_at_all() {
      assertThat(Tensors.toArray(Tensors.of(new float[0], 0))).isEmpty();
      assertThat(Tensors.of(new float[0], 3, 0, 2).shape()).containsExactly(3, 0, 2);
      assertThat(Tensors.zeros(0, 4).length()).isZero();
    }

    @Test
    void must_be_as_many_as_the_shape_takes() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Tensors.of(new float[5], 2, 3))
          .withMessage("5 values for 6 elements");
    }
  }

  @Nested
  class Views {
    private final INDArray whole = Tensors.of(counting(24), 4, 6);

    @Test
    void of_rows_are_read_from_where_they_start() {
      INDArray rows = whole.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
      assertThat(Tensors.toArray(rows)).isEqualTo(range(6, 18));
    }

    @Test
    void of_columns_are_gathered() {
      INDArray columns = whole.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4));
      assertThat(Tensors.toArray(columns)).containsExactly(2, 3, 8, 9, 14, 15, 20, 21);
    }

    @Test
    void that_are_transposed_are_read_row_by_row() {
      float[] transposed = Tensors.toArray(whole.transpose());
      assertThat(transposed).startsWith(0, 6, 12, 18, 1).hasSize(24);
    }

    @Test
    void in_fortran_order_are_read_row_by_row() {
      assertThat(Tensors.toArray(whole.dup('f'))).isEqualTo(counting(24));
    }

    @Test
    void of_a_vector_are_read_from_where_they_start() {
      INDArray vector = Tensors.of(counting(9), 9).get(NDArrayIndex.interval(4, 7));
      assertThat(Tensors.toArray(vector)).containsExactly(4, 5, 6);
    }

    @Test
    void are_mapped_without_a_change_to_what_they_view() {
      INDArray columns = whole.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4));
      INDArray mapped = Tensors.map(columns, TensorsTest::increment);
      assertThat(Tensors.toArray(mapped)).containsExactly(3, 4, 9, 10, 15, 16, 21, 22);
      assertThat(mapped.shape()).containsExactly(4, 2);
      assertThat(Tensors.toArray(whole)).isEqualTo(counting(24));
    }

    @Test
    void are_zipped_by_position_not_by_memory() {
      INDArray product =
          Tensors.zip(
              whole.transpose(),
              whole.dup('f').transpose(),
              (x, y, n) -> {
                for (int i = 0; i < n; i++) {
                  x[i] *= y[i];
                }
              });
      float[] expected = Tensors.toArray(whole.transpose());
      for (int i = 0; i < expected.length; i++) {
        expected[i] *= expected[i];
      }
      assertThat(Tensors.toArray(product)).isEqualTo(expected);
    }

    private float[] range(int from, int to) {
      float[] values = new float[to - from];
      IntStream.range(from, to).forEach(i -> values[i - from] = i);
      return values;
    }
  }

  @Test
  void other_types_are_converted() {
    INDArray doubles = Nd4j.createFromArray(1.5, 2.5);
    assertThat(Tensors.toArray(doubles)).containsExactly(1.5f, 2.5f);
    assertThat(Tensors.map(doubles, TensorsTest::increment).dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void a_dense_tensor_is_not_copied() {
    INDArray dense = Tensors.of(counting(6), 2, 3);
    assertThat(Tensors.dense(dense)).isSameAs(dense);
    assertThat(Tensors.dense(dense.transpose()).ordering()).isEqualTo('c');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 4095, 4096, 4097, 12_289, 70_001})
  void map_reaches_every_element_once(int length) {
    INDArray tensor = Tensors.of(counting(length), length);
    INDArray result = Tensors.map(tensor, TensorsTest::increment);
    float[] expected = counting(length);
    increment(expected, length);
    assertThat(Tensors.toArray(result)).isEqualTo(expected);
    assertThat(Tensors.toArray(tensor)).as("the argument").isEqualTo(counting(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 4095, 4096, 4097, 12_289, 70_001})
  void zip_pairs_every_element_with_its_own(int length) {
    INDArray x = Tensors.of(counting(length), length);
    INDArray y = Tensors.map(x, TensorsTest::increment);
    INDArray difference =
        Tensors.zip(
            x,
            y,
            (values, other, n) -> {
              for (int i = 0; i < n; i++) {
                values[i] = other[i] - values[i];
              }
            });
    assertThat(Tensors.toArray(difference)).hasSize(length).containsOnly(ones(length));
    assertThat(Tensors.toArray(x)).as("the first argument").isEqualTo(counting(length));
  }

  @Test
  void map_and_zip_write_into_a_given_tensor_which_may_be_an_argument() {
    INDArray x = Tensors.of(counting(5000), 5000);
    INDArray result = Tensors.zeros(5000);
    assertThat(Tensors.map(x, result, TensorsTest::increment)).isSameAs(result);
    assertThat(Tensors.toArray(result)).isEqualTo(Tensors.toArray(x.add(1)));
    Tensors.zip(
        x,
        result,
        result,
        (values, other, n) -> {
          for (int i = 0; i < n; i++) {
            values[i] -= other[i];
          }
        });
    assertThat(Tensors.toArray(result)).containsOnly(-1);
    assertThat(Tensors.toArray(Tensors.map(x, x, TensorsTest::increment)))
        .isEqualTo(Tensors.toArray(x))
        .startsWith(1, 2);
  }

  private static float[] ones(int length) {
    return length == 0 ? new float[0] : new float[] {1};
  }
}
