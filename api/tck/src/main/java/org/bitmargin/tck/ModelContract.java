package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every {@link Model} keeps: true gradients through its quantizers, inference image by image,
 * and parameters that are really read.
 */
public abstract class ModelContract extends FactoryContract {
  private static final int BATCH = 6;

  @Override
  protected abstract ModelFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return ModelFactory.class;
  }

  /** What to build it for: as small as the architecture takes. */
  protected ModelContext context(Quantizer weights, Quantizer activations, RandomGenerator init) {
    return new ModelContext(1, 8, 8, 10, weights, activations, init);
  }

  /**
   * Moves a fresh network to where its kinks are far, before its gradient is held against
   * differences. Deep networks need it: some value is always near the end of a clipped range, but
   * hardly one where factors of batch normalisation are small. Does nothing by default.
   */
  protected void smooth(Model model) {}

  /**
   * Whether the network is so deep that single weights drown in kinks and rounding, so that its
   * gradient is checked along itself, parameter by parameter, and not element by element.
   */
  protected boolean deep() {
    return false;
  }

  private void checkGradients(Model model) {
    smooth(model);
    if (deep()) {
      ModelGradients.checkAlong(model, images(BATCH, 5));
    } else {
      ModelGradients.check(model, images(BATCH, 5));
    }
  }

  /** Builds the network under test. */
  protected final Model build(ModelContext context) {
    return create(factory(), parameters(), context);
  }

  private static <P extends Record> Model create(
      ModelFactory<P> factory, Record parameters, ModelContext context) {
    return factory.create(factory.parametersType().cast(parameters), context);
  }

  @Test
  void logits_have_one_row_an_image_and_one_column_a_class() {
    Model model = full(1);
    for (int batch : new int[] {1, 2, BATCH}) {
      INDArray logits = model.forward(images(batch, 1), Phase.INFERENCE);
      assertThat(logits.shape()).containsExactly(batch, shape().classes());
      assertThat(logits.dataType()).isEqualTo(DataType.FLOAT);
      for (float logit : Tensors.toArray(logits)) {
        assertThat(logit).isFinite();
      }
    }
    assertThat(model.forward(images(BATCH, 1), Phase.TRAINING).shape())
        .containsExactly(BATCH, shape().classes());
  }

  @Test
  void parameter_names_are_unique_and_stable() {
    List<String> names = full(1).parameters().stream().map(Parameter::name).toList();
    assertThat(names).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
    assertThat(full(2).parameters().stream().map(Parameter::name)).containsExactlyElementsOf(names);
    assertThat(full(1).describe()).isNotEmpty().allMatch(line -> !line.isBlank());
  }

  @Test
  void the_same_stream_gives_the_same_initial_bytes() {
    assertThat(Networks.values(full(3))).isEqualTo(Networks.values(full(3)));
    assertThat(Networks.values(full(3))).isNotEqualTo(Networks.values(full(4)));
  }

  @Test
  void gradient_is_the_derivative_of_the_criterion() {
    checkGradients(full(5));
  }

  @Test
  void gradient_goes_through_the_quantizers() {
    checkGradients(build(context(new Halving(), new Halving(), Chips.stream(5))));
  }

  @Test
  void every_weight_is_stored_by_the_weight_quantizer() {
    Halving quantizer = new Halving();
    List<Parameter> parameters =
        build(context(quantizer, FullPrecision.INSTANCE, Chips.stream(1))).parameters();
    assertThat(parameters)
        .filteredOn(parameter -> parameter.role() == Parameter.Role.WEIGHT)
        .isNotEmpty()
        .allMatch(parameter -> parameter.quantizer() == quantizer);
  }

  @Test
  void hidden_activations_go_through_the_activation_quantizer() {
    Halving quantizer = new Halving();
    Model model = build(context(FullPrecision.INSTANCE, quantizer, Chips.stream(1)));
    for (Phase phase : Phase.values()) {
      int before = quantizer.uses();
      model.forward(images(BATCH, 1), phase);
      assertThat(quantizer.uses()).as("uses in %s", phase).isGreaterThan(before);
    }
  }

  @Test
  void backward_sets_every_trainable_gradient() {
    Model model = full(6);
    train(model, images(BATCH, 6));
    for (Parameter parameter : model.parameters()) {
      if (parameter.role().trainable()) {
        assertThat(parameter.gradient()).as(parameter.name()).isNotNull();
        assertThat(parameter.gradient().shape())
            .as(parameter.name())
            .isEqualTo(parameter.value().shape());
      }
    }
  }

  @Test
  void backward_replaces_the_previous_gradient() {
    Model model = full(7);
    train(model, images(BATCH, 7));
    Map<String, FloatBuffer> first = Networks.gradients(model);
    model.backward(upstream());
    assertThat(Networks.gradients(model)).as("backward again").isEqualTo(first);
    train(model, images(BATCH, 8));
    assertThat(Networks.gradients(model)).as("on other images").isNotEqualTo(first);
    train(model, images(BATCH, 7));
    assertThat(Networks.gradients(model)).as("on the first images again").isEqualTo(first);
  }

  @Test
  void inference_before_backward_spoils_no_gradient() {
    Model model = full(8);
    train(model, images(BATCH, 8));
    Map<String, FloatBuffer> expected = Networks.gradients(model);
    model.forward(images(BATCH, 8), Phase.TRAINING);
    model.forward(images(BATCH, 9), Phase.INFERENCE);
    try {
      model.backward(upstream());
    } catch (IllegalStateException refused) {
      return; // A refusal is as good: what must not happen is a wrong gradient.
    }
    assertThat(Networks.gradients(model)).isEqualTo(expected);
  }

  @Test
  void inference_of_an_image_does_not_depend_on_the_batch() {
    Model model = full(9);
    model.forward(images(BATCH, 9), Phase.TRAINING);
    INDArray images = images(BATCH, 10);
    float[] together = Tensors.toArray(model.forward(images, Phase.INFERENCE));
    float scale = Networks.largest(together);
    int classes = shape().classes();
    for (int row = 0; row < BATCH; row++) {
      float[] alone = Tensors.toArray(model.forward(Networks.image(images, row), Phase.INFERENCE));
      for (int k = 0; k < classes; k++) {
        assertThat(Math.abs(alone[k] - together[row * classes + k]))
            .as("logit %d of image %d alone and in a batch", k, row)
            .isLessThanOrEqualTo(1e-5f * scale);
      }
    }
  }

  @Test
  void inference_gives_the_same_bytes_again() {
    Model model = full(9);
    float[] logits = Tensors.toArray(model.forward(images(BATCH, 10), Phase.INFERENCE));
    model.forward(images(2, 11), Phase.INFERENCE);
    assertThat(Tensors.toArray(model.forward(images(BATCH, 10), Phase.INFERENCE)))
        .isEqualTo(logits);
  }

  @Test
  void only_training_moves_running_statistics() {
    Model model = full(11);
    Map<String, FloatBuffer> before = Networks.values(model);
    model.forward(images(BATCH, 11), Phase.INFERENCE);
    assertThat(Networks.values(model)).as("after inference").isEqualTo(before);
    train(model, images(BATCH, 11));
    Map<String, FloatBuffer> after = Networks.values(model);
    for (Parameter parameter : model.parameters()) {
      if (parameter.role() == Parameter.Role.BATCH_STATISTICS) {
        assertThat(after.get(parameter.name()))
            .as(parameter.name())
            .isNotEqualTo(before.get(parameter.name()));
      } else {
        assertThat(after.get(parameter.name()))
            .as(parameter.name())
            .isEqualTo(before.get(parameter.name()));
      }
    }
  }

  @Test
  void inference_uses_the_running_statistics() {
    Model model = full(11);
    assumeTrue(
        model.parameters().stream()
            .anyMatch(parameter -> parameter.role() == Parameter.Role.BATCH_STATISTICS),
        "the model has no running statistics");
    float[] before = Tensors.toArray(model.forward(images(2, 12), Phase.INFERENCE));
    model.forward(images(BATCH, 11), Phase.TRAINING);
    assertThat(Tensors.toArray(model.forward(images(2, 12), Phase.INFERENCE))).isNotEqualTo(before);
  }

  @Test
  void every_parameter_is_read_from_its_override() {
    Model model = full(12);
    model.forward(images(BATCH, 12), Phase.TRAINING);
    INDArray images = images(BATCH, 13);
    float[] clean = Tensors.toArray(model.forward(images, Phase.INFERENCE));
    for (Parameter parameter : model.parameters()) {
      parameter.override(parameter.effective().add(0.5));
      assertThat(Tensors.toArray(model.forward(images, Phase.INFERENCE)))
          .as("logits with %s overridden", parameter.name())
          .isNotEqualTo(clean);
      parameter.override(null);
      assertThat(Tensors.toArray(model.forward(images, Phase.INFERENCE)))
          .as("logits with %s restored", parameter.name())
          .isEqualTo(clean);
    }
  }

  @Test
  void training_reads_overridden_weights_too() {
    Model model = full(12);
    INDArray images = images(BATCH, 13);
    float[] clean = Tensors.toArray(model.forward(images, Phase.TRAINING));
    for (Parameter parameter : model.parameters()) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        parameter.override(SampleTensors.normal(1, parameter.value().shape()));
        assertThat(Tensors.toArray(model.forward(images, Phase.TRAINING)))
            .as("logits with %s overridden", parameter.name())
            .isNotEqualTo(clean);
        parameter.override(null);
      }
    }
  }

  @Test
  void leaves_its_arguments_untouched() {
    Model model = full(14);
    INDArray images = images(BATCH, 14);
    float[] before = Tensors.toArray(images);
    INDArray upstream = upstream();
    float[] upstreamBefore = Tensors.toArray(upstream);
    model.forward(images, Phase.INFERENCE);
    model.forward(images, Phase.TRAINING);
    model.backward(upstream);
    assertThat(Tensors.toArray(images)).as("images").isEqualTo(before);
    assertThat(Tensors.toArray(upstream)).as("gradient").isEqualTo(upstreamBefore);
  }

  @Test
  void logits_are_fresh() {
    Model model = full(15);
    for (Phase phase : Phase.values()) {
      INDArray logits = model.forward(images(BATCH, 15), phase);
      float[] before = Tensors.toArray(logits);
      model.forward(images(BATCH, 16), phase);
      assertThat(Tensors.toArray(logits)).as("after a later %s pass", phase).isEqualTo(before);
    }
  }

  private Model full(long seed) {
    return build(context(FullPrecision.INSTANCE, FullPrecision.INSTANCE, Chips.stream(seed)));
  }

  private ModelContext shape() {
    return context(FullPrecision.INSTANCE, FullPrecision.INSTANCE, Chips.stream(0));
  }

  private INDArray images(int count, long seed) {
    return Networks.images(shape(), count, seed);
  }

  private INDArray upstream() {
    return SampleTensors.normal(1, BATCH, shape().classes());
  }

  private void train(Model model, INDArray images) {
    model.forward(images, Phase.TRAINING);
    model.backward(upstream());
  }
}
