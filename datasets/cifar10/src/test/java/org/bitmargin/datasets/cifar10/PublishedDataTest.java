package org.bitmargin.datasets.cifar10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.bitmargin.datasets.images.Normalization;
import org.junit.jupiter.api.Test;

/** Published records, against values another reader got from them. */
class PublishedDataTest {

  private static Dataset openOrSkip() {
    String root = System.getenv("BITMARGIN_DATA");
    assumeTrue(root != null, "no CIFAR-10 here: BITMARGIN_DATA names no folder");
    DatasetContext context = new DatasetContext(List.of(Path.of(root)));
    assumeTrue(
        context.find("cifar10/cifar-10-batches-bin/data_batch_1.bin").isPresent(),
        "no cifar10/cifar-10-batches-bin/data_batch_1.bin in BITMARGIN_DATA");
    return new Cifar10Factory()
        .open(new Cifar10Parameters(Normalization.UNIT, 0, false, true), context);
  }

  private static int[] bytes(Examples part, int image) {
    float[] values = Tensors.toArray(part.images(new int[] {image}));
    return IntStream.range(0, values.length).map(i -> Math.round(values[i] * 255)).toArray();
  }

  @Test
  void pixels_and_labels_are_those_of_an_independent_reader() {
    Dataset data = openOrSkip();
    int[] ten = IntStream.range(0, 10).toArray();
    int[] first = bytes(data.train(), 0);
    int[] test = bytes(data.test(), 0);

    assertThat(new int[] {first[0], first[1024], first[2048]}).containsExactly(59, 62, 63);
    assertThat(IntStream.of(first).sum()).isEqualTo(317_790);
    assertThat(IntStream.of(bytes(data.train(), 9_999)).sum()).isEqualTo(380_993);
    assertThat(data.train().label(9_999)).isEqualTo(5);
    assertThat(data.train().labels(ten)).containsExactly(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
    assertThat(new int[] {test[0], test[1024], test[2048]}).containsExactly(158, 112, 49);
    assertThat(IntStream.of(test).sum()).isEqualTo(332_962);
    assertThat(data.test().labels(ten)).containsExactly(3, 8, 8, 0, 6, 6, 1, 6, 3, 1);
  }
}
