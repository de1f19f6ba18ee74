package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What every {@link Loss} keeps: a batch mean, its true gradient, finite where logits are large,
 * and no side effects.
 */
public abstract class LossContract extends FactoryContract {
  private static final double[] SPREADS = {1, 10, 50, 150};
  private static final double[] STEPS = {4, 1, 0.25, 0.0625};

  @Override
  protected abstract LossFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return LossFactory.class;
  }

  /** The loss under test. */
  protected final Loss loss() {
    return create(factory(), parameters());
  }

  private static <P extends Record> Loss create(LossFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void gradient_is_the_derivative_of_the_value(int classes) {
    Loss loss = loss();
    double largest = 0;
    for (double spread : SPREADS) {
      LossBatch batch = LossBatch.random(6, classes, spread, 17);
      float[] gradient = Tensors.toArray(batch.evaluate(loss).gradient());
      double noise = Math.ulp((float) batch.evaluate(loss).value()) / 2;
      FiniteDifferences probes = new FiniteDifferences();
      for (int i = 0; i < gradient.length; i++) {
        int logit = i;
        probes.add(
            new FiniteDifferences.Probe(
                "logit " + i + " of spread " + spread,
                t -> batch.shifted(logit, t).evaluate(loss).value(),
                STEPS,
                gradient[i],
                noise));
      }
      probes.check(0.01, 0.75);
      largest = Math.max(largest, probes.largest());
    }
    assertThat(largest).as("largest slope met").isGreaterThan(0);
  }

  @Test
  void a_batch_of_equal_rows_has_the_value_of_one() {
    LossBatch one = LossBatch.random(1, 10, 5, 3);
    LossBatch many = one.repeated(7);
    LossResult single = one.evaluate(loss());
    LossResult result = many.evaluate(loss());
    assertThat(result.value()).isCloseTo(single.value(), within(1e-5 * scale(single.value())));
    assertRows(result, 0, 7, single, 1.0 / 7);
  }

  @Test
  void value_is_the_mean_over_the_batch() {
    LossBatch a = LossBatch.random(2, 10, 5, 5);
    LossBatch b = LossBatch.random(3, 10, 5, 6);
    LossResult first = a.evaluate(loss());
    LossResult second = b.evaluate(loss());
    LossResult both = a.joined(b).evaluate(loss());
    double mean = (2 * first.value() + 3 * second.value()) / 5;
    assertThat(both.value()).isCloseTo(mean, within(1e-5 * scale(mean)));
    assertRows(both, 0, 1, first, 2.0 / 5);
    assertRows(both, 2, 1, second, 3.0 / 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void is_finite_for_logits_of_ten_thousand(int classes) {
    for (LossBatch batch : LossBatch.extremes(classes)) {
      LossResult result = batch.evaluate(loss());
      assertThat(result.value()).as("value at %s", batch).isFinite();
      for (float g : Tensors.toArray(result.gradient())) {
        assertThat(g).as("gradient at %s", batch).isFinite();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void gradient_has_the_shape_of_the_logits(int classes) {
    for (int rows : new int[] {1, 2, 5}) {
      INDArray gradient = LossBatch.random(rows, classes, 5, 7).evaluate(loss()).gradient();
      assertThat(gradient.shape()).containsExactly(rows, classes);
      assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
    }
  }

  @Test
  void leaves_its_arguments_untouched() {
    LossBatch batch = LossBatch.random(4, 10, 5, 8);
    INDArray logits = batch.tensor();
    int[] labels = batch.labels().clone();
    loss().evaluate(logits, labels);
    assertThat(Tensors.toArray(logits)).as("logits").isEqualTo(batch.logits());
    assertThat(labels).as("labels").isEqualTo(batch.labels());
  }

  @Test
  void gradient_is_fresh_at_every_call() {
    Loss loss = loss();
    LossBatch batch = LossBatch.random(4, 10, 5, 9);
    INDArray logits = batch.tensor();
    INDArray first = loss.evaluate(logits, batch.labels()).gradient();
    float[] expected = Tensors.toArray(first);
    first.assign(42);
    INDArray second = loss.evaluate(logits, batch.labels()).gradient();
    assertThat(Tensors.toArray(second)).as("after the first was overwritten").isEqualTo(expected);
    assertThat(Tensors.toArray(logits)).as("logits").isEqualTo(batch.logits());
    loss.evaluate(LossBatch.random(4, 10, 5, 10).tensor(), batch.labels());
    assertThat(Tensors.toArray(second)).as("after a later call").isEqualTo(expected);
  }

  @Test
  void reads_a_view_as_its_copy() {
    LossBatch batch = LossBatch.random(6, 10, 5, 11);
    INDArray view = batch.tensor().get(NDArrayIndex.interval(2, 5), NDArrayIndex.all());
    int[] labels = Arrays.copyOfRange(batch.labels(), 2, 5);
    LossResult expected = loss().evaluate(view.dup('c'), labels);
    LossResult actual = loss().evaluate(view, labels);
    assertThat(actual.value()).isEqualTo(expected.value());
    assertThat(Tensors.toArray(actual.gradient())).isEqualTo(Tensors.toArray(expected.gradient()));
  }

  @Test
  void gives_the_same_bytes_again_and_from_any_thread() {
    Loss loss = loss();
    LossBatch[] batches =
        new SplittableRandom(12)
            .longs(8)
            .mapToObj(s -> LossBatch.random(16, 10, 5, s))
            .toArray(LossBatch[]::new);
    double[] values = Arrays.stream(batches).mapToDouble(b -> b.evaluate(loss).value()).toArray();
    float[] gradient = Tensors.toArray(batches[0].evaluate(loss).gradient());
    List<Double> parallel = Threads.map(64, i -> batches[i % 8].evaluate(loss).value());
    for (int i = 0; i < parallel.size(); i++) {
      assertThat(parallel.get(i)).isEqualTo(values[i % 8]);
    }
    assertThat(Tensors.toArray(batches[0].evaluate(loss()).gradient())).isEqualTo(gradient);
  }

  private static double scale(double value) {
    return Math.max(1, Math.abs(value));
  }

  /** Rows of a joint gradient are those of the part, weighted by its share of the batch. */
  private static void assertRows(
      LossResult joint, int from, int repeats, LossResult part, double share) {
    float[] all = Tensors.toArray(joint.gradient());
    float[] rows = Tensors.toArray(part.gradient());
    int offset = (int) (from * joint.gradient().size(1));
    for (int i = 0; i < rows.length * repeats; i++) {
      double expected = share * rows[i % rows.length];
      assertThat((double) all[offset + i])
          .as("gradient %d", offset + i)
          .isCloseTo(expected, within(1e-5 * scale(expected)));
    }
  }
}
