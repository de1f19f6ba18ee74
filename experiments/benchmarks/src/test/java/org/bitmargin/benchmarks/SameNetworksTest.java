package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.losses.crossentropy.CrossEntropyParameters;
import org.bitmargin.models.mobilenetv2.Form;
import org.bitmargin.models.mobilenetv2.Mobilenetv2Factory;
import org.bitmargin.models.mobilenetv2.Mobilenetv2Parameters;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.resnet18.Resnet18Factory;
import org.bitmargin.models.resnet18.Resnet18Parameters;
import org.bitmargin.models.resnet18.Stem;
import org.bitmargin.models.vgg7.Vgg7Factory;
import org.bitmargin.models.vgg7.Vgg7Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The peer of every network, written from what ours says of itself, has the same layers in the same
 * order. In full precision, where nothing hangs on a threshold; the quantizers are those of {@link
 * SameWorkTest}. 16 channels at least: libtorch's convolutions of stride 2 overrun their memory
 * below that.
 */
class SameNetworksTest {
  private static final EndPrecision QUANTIZED = EndPrecision.QUANTIZED;
  private static final Nonlinearity HARDTANH = Nonlinearity.HARDTANH;
  private static final int BATCH = 8;
  private static final int SIDE = 32;

  @BeforeAll
  static void libtorch_is_here() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "vgg7", create(new Vgg7Factory(), new Vgg7Parameters(4, 16, QUANTIZED, QUANTIZED, 0))),
        Arguments.of("mobilenetv2", mobilenet(org.bitmargin.models.nn.Stream.BY_BITS)),
        Arguments.of(
            "mobilenetv2 of a real stream", mobilenet(org.bitmargin.models.nn.Stream.REAL)),
        Arguments.of("resnet18", resnet(Stem.SMALL)));
  }

  private static Model mobilenet(org.bitmargin.models.nn.Stream stream) {
    return create(
        new Mobilenetv2Factory(),
        new Mobilenetv2Parameters(
            0.25, Form.CIFAR, HARDTANH, stream, QUANTIZED, QUANTIZED, true, 0));
  }

  private static Model resnet(Stem stem) {
    return create(
        new Resnet18Factory(),
        new Resnet18Parameters(16, stem, HARDTANH, QUANTIZED, QUANTIZED, true, 0));
  }

  private static <P extends Record> Model create(ModelFactory<P> factory, P parameters) {
    ModelContext quantized = Network.context(4, 3, SIDE);
    return factory.create(
        parameters,
        new ModelContext(
            3,
            SIDE,
            SIDE,
            Network.CLASSES,
            FullPrecision.INSTANCE,
            FullPrecision.INSTANCE,
            quantized.init()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void logits_and_gradients_are_the_same(String name, Model model) {
    INDArray images = Steady.images(3 * BATCH, SIDE, 1).reshape(BATCH, 3, SIDE, SIDE);
    int[] labels = Images.labels(BATCH);
    try (TorchNetwork peer = new TorchNetwork(model)) {
      TorchNetwork.Pass pass = peer.pass(peer.batch(images, labels));
      INDArray logits = model.forward(images, Model.Phase.TRAINING);
      assertThat(SteadyPass.difference(Tensors.toArray(logits), pass.logits())).isLessThan(1e-3);
      LossResult loss =
          new CrossEntropyFactory().create(new CrossEntropyParameters()).evaluate(logits, labels);
      model.backward(loss.gradient());
      double scale =
          model.parameters().stream()
              .filter(p -> p.role().trainable())
              .mapToDouble(p -> Math.pow(p.gradient().norm2Number().doubleValue(), 2))
              .sum();
      for (Parameter p : model.parameters()) {
        if (p.role().trainable()) {
          float[] ours = Tensors.toArray(p.gradient());
          double norm = p.gradient().norm2Number().doubleValue();
          // Rounding grows through fifty layers, and a shift ahead of another norm has none but
          // that.
          assertThat(norm * SteadyPass.difference(ours, pass.gradients().get(p.name())))
              .as(p.name())
              .isLessThan(0.05 * norm + 1e-3 * Math.sqrt(scale));
        }
      }
    }
  }
}
