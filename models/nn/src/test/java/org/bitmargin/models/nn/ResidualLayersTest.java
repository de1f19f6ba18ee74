package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ResidualLayersTest {
  private static final Quantizer FLOAT = FullPrecision.INSTANCE;

  private static SplittableRandom init() {
    return new SplittableRandom(3);
  }

  /** Several layers as one, so that their gradients can be checked together. */
  private record Together(String name, Chain chain) implements Layer {

    Together(List<Layer> layers) {
      this("together", new Chain(layers));
    }

    @Override
    public List<Parameter> parameters() {
      return chain.parameters();
    }

    @Override
    public INDArray forward(INDArray x, Phase phase) {
      return chain.forward(x, phase);
    }

    @Override
    public INDArray backward(INDArray upstream, boolean wantInput) {
      return chain.backward(upstream, wantInput);
    }
  }

  @Test
  void gradient_through_an_identity_shortcut() {
    Layer layer =
        new Residual("r", List.of(new Conv2d("c", 4, 4, 3, false, FLOAT, init())), List.of());
    LayerGradients.check(layer, 2, 4, 5, 5);
    INDArray x = Tensors.of(LayerGradients.random(2 * 4 * 25, 1, 1), 2, 4, 5, 5);
    Layer body = ((Residual) layer).parts().get(0);
    float[] expected = Tensors.toArray(body.forward(x, Phase.INFERENCE).add(x));
    assertThat(Tensors.toArray(layer.forward(x, Phase.INFERENCE))).isEqualTo(expected);
  }

  @Test
  void gradient_through_a_shortcut_of_layers() {
    var shape = ConvolutionShape.dense(4, 6, 1, 2);
    LayerGradients.check(
        new Residual(
            "r",
            List.of(
                new StridedConv2d("c", ConvolutionShape.dense(4, 6, 3, 2), FLOAT, init()),
                new BatchNorm("b", 6)),
            List.of(new StridedConv2d("s", shape, FLOAT, init()), new BatchNorm("sb", 6))),
        4,
        4,
        5,
        5);
  }

  @ParameterizedTest
  @EnumSource
  void gradient_through_basic_blocks(Nonlinearity act) {
    LayerGradients.checkClosely(
        new Together(BasicBlock.of("b", 4, 4, 1, act, FLOAT, FLOAT, init())), 4, 4, 4, 4);
    LayerGradients.checkClosely(
        new Together(BasicBlock.of("b", 4, 6, 2, act, FLOAT, FLOAT, init())), 4, 4, 4, 4);
  }

  @ParameterizedTest
  @EnumSource
  void gradient_through_inverted_residuals(Nonlinearity act) {
    LayerGradients.checkClosely(inverted(4, 4, 1, 3, act, Stream.QUANTIZED), 4, 4, 4, 4);
    LayerGradients.checkClosely(inverted(4, 6, 2, 1, act, Stream.QUANTIZED), 4, 4, 4, 4);
  }

  /** With hardtanh alone: the many kinks at 0 of the others spoil differences. */
  @Test
  void gradient_through_inverted_residuals_with_a_real_stream() {
    var act = Nonlinearity.HARDTANH;
    LayerGradients.checkClosely(inverted(4, 4, 1, 3, act, Stream.REAL), 4, 4, 4, 4);
    LayerGradients.checkClosely(inverted(4, 6, 2, 1, act, Stream.REAL), 4, 4, 4, 4);
  }

  private static Layer inverted(
      int in, int out, int stride, int expansion, Nonlinearity act, Stream stream) {
    return new Together(
        InvertedResidual.of("b", in, out, stride, expansion, act, stream, FLOAT, FLOAT, init()));
  }

  @Test
  void gradient_through_a_shortcut_that_shrinks_and_widens() {
    LayerGradients.check(new WideningShortcut("s", 3, 5, 2), 2, 3, 5, 4);
    LayerGradients.check(new WideningShortcut("s", 3, 4, 1), 2, 3, 3, 3);
  }

  @Test
  void such_a_shortcut_averages_what_there_is_and_adds_empty_channels() {
    INDArray x = Tensors.of(new float[] {1, 2, 6, 3, 4, 8, 5, 7, 9}, 1, 1, 3, 3);
    INDArray y = new WideningShortcut("s", 1, 2, 2).forward(x, Phase.INFERENCE);
    assertThat(y.shape()).containsExactly(1, 2, 2, 2);
    assertThat(Tensors.toArray(y)).containsExactly(2.5f, 7, 6, 9, 0, 0, 0, 0);
  }

  @Test
  void a_stream_is_real_at_1_bit_unless_told_otherwise() {
    Quantizer sign = new SignQuantizer();
    assertThat(Stream.BY_BITS.isReal(sign)).isTrue();
    assertThat(Stream.BY_BITS.isReal(FLOAT)).isFalse();
    assertThat(Stream.QUANTIZED.isReal(sign)).isFalse();
    assertThat(Stream.REAL.isReal(FLOAT)).isTrue();
  }

  @Test
  void a_real_stream_gives_more_values_than_one_bit_has_and_keeps_the_parameters() {
    Quantizer sign = new SignQuantizer();
    List<Layer> real =
        InvertedResidual.of(
            "b", 4, 6, 2, 3, Nonlinearity.HARDTANH, Stream.BY_BITS, FLOAT, sign, init());
    List<Layer> quantized =
        InvertedResidual.of(
            "b", 4, 6, 2, 3, Nonlinearity.HARDTANH, Stream.QUANTIZED, FLOAT, sign, init());
    assertThat(new Sequential(real).parameters().stream().map(Parameter::name))
        .containsExactlyElementsOf(
            new Sequential(quantized).parameters().stream().map(Parameter::name).toList());
    INDArray x = Tensors.of(LayerGradients.random(4 * 16, 1, 1), 1, 4, 4, 4);
    assertThat(Tensors.toArray(new Sequential(quantized).forward(x, Phase.INFERENCE)))
        .containsOnly(-1, 1);
    assertThat(Tensors.toArray(new Sequential(real).forward(x, Phase.INFERENCE)))
        .doesNotContain(-1, 1)
        .doesNotHaveDuplicates();
  }

  @Test
  void an_inverted_residual_adds_only_where_the_shape_stays() {
    assertThat(types(4, 4, 1)).contains(Residual.class);
    assertThat(types(4, 4, 2)).doesNotContain(Residual.class);
    assertThat(types(4, 5, 1)).doesNotContain(Residual.class);
  }

  private static List<Class<?>> types(int in, int out, int stride) {
    return InvertedResidual.of(
            "b", in, out, stride, 6, Nonlinearity.RELU6, Stream.BY_BITS, FLOAT, FLOAT, init())
        .stream()
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  @Test
  void every_stored_tensor_of_a_block_is_a_parameter_of_the_network() {
    Sequential network =
        new Sequential(BasicBlock.of("b", 4, 6, 2, Nonlinearity.HARDTANH, FLOAT, FLOAT, init()));
    assertThat(network.parameters().stream().map(Parameter::name))
        .contains("b.conv1.weight", "b.conv2.weight", "b.downsample.0.weight")
        .contains("b.bn2.running_var", "b.downsample.1.bias")
        .hasSize(3 + 3 * 4);
  }

  @Test
  void activations_inside_a_block_are_those_of_the_network() {
    Quantizer sign = new SignQuantizer();
    Sequential network =
        new Sequential(BasicBlock.of("b", 4, 6, 2, Nonlinearity.HARDTANH, FLOAT, sign, init()));
    assertThat(network.activations().stream().map(ActivationBuffer::name))
        .containsExactly("b.inner.quant", "b.quant");
  }

  @Test
  void ways_to_different_shapes_are_refused() {
    Layer layer = new Residual("r", List.of(new MaxPool2d("p")), List.of());
    assertThatThrownBy(() -> layer.forward(Tensors.zeros(1, 2, 4, 4), Phase.INFERENCE))
        .hasMessage(
            "r: the body gives [1, 2, 2, 2] and the shortcut [1, 2, 4, 4]; they must be equal");
  }

  @Test
  void one_bit_cannot_hold_what_has_no_sign() {
    assertThatThrownBy(() -> Nonlinearity.RELU6.then("a", new SignQuantizer()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("relu6")
        .hasMessageContaining("hardtanh");
  }
}
