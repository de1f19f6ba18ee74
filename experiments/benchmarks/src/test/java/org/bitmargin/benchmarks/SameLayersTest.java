package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.benchmarks.libtorch.TorchLayer;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Sequential;
import org.bitmargin.models.resnet18.Resnet18Factory;
import org.bitmargin.models.resnet18.Resnet18Parameters;
import org.bitmargin.models.resnet18.Stem;
import org.bitmargin.models.vgg7.Vgg7Factory;
import org.bitmargin.models.vgg7.Vgg7Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Each quantized layer alone, forward and backward, is the same in the peer. */
class SameLayersTest {
  private static final EndPrecision QUANTIZED = EndPrecision.QUANTIZED;
  private static final int SIDE = 16;
  // One value next to a threshold, or one tie of two pixels, makes a few thousandths.
  private static final double FEW = 0.03;

  @BeforeAll
  static void libtorch_is_here() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void of_vgg7(int bits) {
    compare(bits, new Vgg7Factory(), new Vgg7Parameters(16, 32, QUANTIZED, QUANTIZED, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void of_resnet18(int bits) {
    compare(
        bits,
        new Resnet18Factory(),
        new Resnet18Parameters(
            16, Stem.SMALL, Nonlinearity.HARDTANH, QUANTIZED, QUANTIZED, false, 0));
  }

  private static <P extends Record> void compare(int bits, ModelFactory<P> factory, P parameters) {
    Sequential model = (Sequential) factory.create(parameters, Network.context(bits, 3, SIDE));
    // Sums of signs often meet their mean exactly; shifted, none lies on the threshold.
    for (Parameter p : model.parameters()) {
      if (p.role() == Parameter.Role.BATCH_NORM && p.name().endsWith(".bias")) {
        p.value().assign(0.0123);
      }
    }
    INDArray images = Steady.images(3 * 16, SIDE, 1).reshape(16, 3, SIDE, SIDE).dup('c');
    model.eachPart(images, (layer, x) -> compare(layer, x, x != images));
  }

  private static void compare(Layer layer, INDArray x, boolean wantInput) {
    INDArray y = layer.forward(x, Model.Phase.TRAINING);
    SplittableRandom random = new SplittableRandom(1);
    float[] up = new float[Math.toIntExact(y.length())];
    for (int i = 0; i < up.length; i++) {
      up[i] = (float) random.nextDouble(-1, 1);
    }
    INDArray upstream = Tensors.of(up, y.shape());
    INDArray dx = layer.backward(upstream, wantInput);
    try (TorchLayer peer = new TorchLayer(layer, x, upstream, wantInput)) {
      TorchLayer.Pass pass = peer.pass();
      assertSame(layer.name(), y, pass.output());
      if (wantInput) {
        assertSame(layer.name() + " input", dx, pass.gradients().get(TorchLayer.INPUT));
      }
      for (Parameter p : layer.parameters()) {
        if (p.role().trainable()) {
          assertSame(p.name(), p.gradient(), pass.gradients().get(p.name()));
        }
      }
    }
  }

  private static void assertSame(String name, INDArray ours, float[] peers) {
    float[] values = Tensors.toArray(ours);
    assertThat(peers).as(name).hasSameSizeAs(values);
    assertThat(SteadyPass.difference(values, peers)).as(name).isLessThan(FEW);
  }
}
