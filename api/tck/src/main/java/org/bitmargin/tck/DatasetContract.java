package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Dataset} keeps: labelled images that are the same at every look, a training and
 * a test part without a common example, and a fingerprint.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // opening may take seconds
public abstract class DatasetContract extends FactoryContract {
  private Dataset dataset;

  @Override
  protected abstract DatasetFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return DatasetFactory.class;
  }

  /** Where its files are; no folder where not overridden. */
  protected DatasetContext context() {
    return new DatasetContext(List.of());
  }

  /** How many test images may be byte-identical to a training image: a flaw of published data. */
  protected int toleratedDuplicates() {
    return 0;
  }

  /** Opens the data set under test. */
  protected final Dataset open() {
    return open(factory(), parameters(), context());
  }

  private static <P extends Record> Dataset open(
      DatasetFactory<P> factory, Record parameters, DatasetContext context) {
    return factory.open(factory.parametersType().cast(parameters), context);
  }

  @Test
  void images_have_the_stated_shape() {
    for (Examples part : parts()) {
      assertThat(part.size()).isPositive();
      for (int count : new int[] {1, 3}) {
        INDArray images = part.images(ImageBatches.spread(part, count));
        assertThat(images.shape())
            .containsExactly(count, dataset().channels(), dataset().height(), dataset().width());
        assertThat(images.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(images.ordering()).isEqualTo('c');
      }
    }
  }

  @Test
  void every_pixel_is_finite() {
    for (Examples part : parts()) {
      ImageBatches.forEach(
          part,
          (first, images) -> {
            // One assertion an image batch: there may be a hundred million pixels.
            assertThat(ImageBatches.allFinite(images)).as("from example %d on", first).isTrue();
          });
    }
  }

  @Test
  void classes_have_distinct_names() {
    assertThat(dataset().classNames())
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates()
        .allMatch(name -> !name.isBlank());
  }

  @Test
  void labels_are_classes_and_every_class_occurs() {
    int classes = dataset().classNames().size();
    for (Examples part : parts()) {
      Set<Integer> found = new TreeSet<>();
      for (int i = 0; i < part.size(); i++) {
        assertThat(part.label(i)).as("label of example %d", i).isBetween(0, classes - 1);
        found.add(part.label(i));
      }
      assertThat(found).as("classes that occur").hasSize(classes);
    }
  }

  @Test
  void labels_of_a_batch_are_those_of_its_examples() {
    for (Examples part : parts()) {
      int[] indices = ImageBatches.spread(part, 5);
      int[] labels = part.labels(indices);
      for (int i = 0; i < indices.length; i++) {
        assertThat(labels[i]).isEqualTo(part.label(indices[i]));
      }
    }
  }

  @Test
  void an_image_is_the_same_in_any_batch_and_order() {
    for (Examples part : parts()) {
      int[] indices = ImageBatches.spread(part, 7);
      int[] mixed = new int[] {6, 0, 3, 3, 1, 5, 2, 4, 0};
      int[] shuffled = IntStream.of(mixed).map(i -> indices[i]).toArray();
      float[][] together = ImageBatches.rows(part.images(shuffled));
      for (int i = 0; i < shuffled.length; i++) {
        float[] alone = Tensors.toArray(part.images(new int[] {shuffled[i]}));
        assertThat(together[i]).as("example %d", shuffled[i]).isEqualTo(alone);
      }
    }
  }

  @Test
  void images_are_fresh() {
    for (Examples part : parts()) {
      int[] indices = ImageBatches.spread(part, 3);
      int[] before = indices.clone();
      INDArray images = part.images(indices);
      float[] expected = Tensors.toArray(images);
      images.assign(42);
      assertThat(Tensors.toArray(part.images(indices))).isEqualTo(expected);
      assertThat(indices).as("indices").isEqualTo(before);
    }
  }

  @Test
  void can_be_read_from_several_threads() {
    for (Examples part : parts()) {
      int[] indices = ImageBatches.spread(part, 7);
      float[][] expected = ImageBatches.rows(part.images(indices));
      List<float[]> read =
          Threads.map(70, i -> Tensors.toArray(part.images(new int[] {indices[i % 7]})));
      for (int i = 0; i < read.size(); i++) {
        assertThat(read.get(i)).as("example %d", indices[i % 7]).isEqualTo(expected[i % 7]);
      }
    }
  }

  @Test
  void training_images_depend_on_their_own_stream_alone() {
    Examples part = dataset().train();
    int[] indices = ImageBatches.spread(part, 7);
    int[] shuffled = IntStream.of(6, 0, 3, 3, 1, 5, 2, 4, 0).map(i -> indices[i]).toArray();
    float[][] together = ImageBatches.rows(part.trainingImages(shuffled, DatasetContract::drawsOf));
    List<float[]> alone =
        Threads.map(
            shuffled.length,
            i ->
                Tensors.toArray(
                    part.trainingImages(new int[] {shuffled[i]}, DatasetContract::drawsOf)));
    for (int i = 0; i < shuffled.length; i++) {
      assertThat(together[i]).as("example %d", shuffled[i]).isEqualTo(alone.get(i));
    }
  }

  @Test
  void training_images_have_the_stated_shape_and_leave_the_images_as_they_are() {
    Examples part = dataset().train();
    int[] indices = ImageBatches.spread(part, 3);
    float[] before = Tensors.toArray(part.images(indices));
    INDArray images = part.trainingImages(indices, DatasetContract::drawsOf);
    assertThat(images.shape()).isEqualTo(part.images(indices).shape());
    assertThat(images.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(ImageBatches.allFinite(Tensors.toArray(images))).isTrue();
    images.assign(42);
    assertThat(Tensors.toArray(part.images(indices))).isEqualTo(before);
  }

  private static RandomGenerator drawsOf(int index) {
    return new SplittableRandom(31L * index + 7);
  }

  @Test
  void origin_counts_the_images() {
    DataOrigin origin = dataset().origin();
    assertThat(origin.train()).as("training images").isEqualTo(dataset().train().size());
    assertThat(origin.test()).as("test images").isEqualTo(dataset().test().size());
    assertThat(origin.describe()).doesNotContain("\n");
    assertThat(inspect(factory(), parameters(), context())).as("inspect").isEqualTo(origin);
  }

  private static <P extends Record> DataOrigin inspect(
      DatasetFactory<P> factory, Record parameters, DatasetContext context) {
    return factory.inspect(factory.parametersType().cast(parameters), context);
  }

  @Test
  void no_test_image_was_trained_on() {
    Set<String> train = ImageBatches.digests(dataset().train());
    assertThat(ImageBatches.countIn(train, dataset().test()))
        .as("test images that are also training images")
        .isLessThanOrEqualTo(toleratedDuplicates());
  }

  @Test
  void fingerprint_is_a_sha_256() {
    assertThat(dataset().fingerprint()).matches("[0-9a-f]{64}");
  }

  @Test
  void opening_it_again_gives_the_same_data() {
    Dataset again = open();
    assertThat(again.fingerprint()).isEqualTo(dataset().fingerprint());
    assertThat(again.classNames()).isEqualTo(dataset().classNames());
    assertSame(again.train(), dataset().train());
    assertSame(again.test(), dataset().test());
  }

  private Dataset dataset() {
    if (dataset == null) {
      dataset = open();
    }
    return dataset;
  }

  private List<Examples> parts() {
    return List.of(dataset().train(), dataset().test());
  }

  private static void assertSame(Examples actual, Examples expected) {
    assertThat(actual.size()).isEqualTo(expected.size());
    int[] indices = ImageBatches.spread(expected, 100);
    assertThat(actual.labels(indices)).isEqualTo(expected.labels(indices));
    assertThat(Tensors.toArray(actual.images(indices)))
        .isEqualTo(Tensors.toArray(expected.images(indices)));
  }
}
