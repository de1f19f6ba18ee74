package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.bitmargin.api.Model;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.benchmarks.libtorch.TorchFaults;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The peer turns over the bits a rate says and decodes what is left as we do. */
class SameFaultsTest {
  private static final int SIDE = 12;
  private static final int BATCH = 32;

  @BeforeAll
  static void libtorch_is_here() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
  }

  @ParameterizedTest(name = "{0} bits, rate {1}")
  @CsvSource({"1, 0", "1, 1", "4, 0", "4, 1", "8, 0", "8, 1"})
  void no_bit_or_every_bit(int bits, double rate) {
    Model model = Vgg3.create(bits, new Vgg3Parameters(8, 32, false, 0), SIDE);
    Steady.draw(model, bits);
    INDArray images = Steady.images(BATCH, SIDE, bits);
    model.forward(images, Model.Phase.TRAINING);
    List<Parameter> weights = FaultsPair.weights(model);
    List<QuantizedTensor> stored =
        weights.stream().map(p -> p.quantizer().encode(p.value())).toList();
    try (TorchNetwork peer = new TorchNetwork(model);
        TorchFaults faults = new TorchFaults(stored, bits)) {
      faults.load(peer, rate);
      for (int i = 0; i < stored.size(); i++) {
        PackedBits codes = stored.get(i).codes();
        for (long bit = 0; rate == 1 && bit < codes.bitCount(); bit++) {
          codes.flip(bit);
        }
        weights.get(i).override(weights.get(i).quantizer().decode(stored.get(i)));
      }
      float[] ours = Tensors.toArray(model.forward(images, Model.Phase.INFERENCE));
      float[] peers = peer.logits(peer.batch(images, Images.labels(BATCH)));
      int[] rows = Steady.rows(model, images);
      assertThat(rows).as("images to compare").hasSizeGreaterThanOrEqualTo(BATCH / 4);
      SameWorkTest.assertSameRows(ours, peers, rows);
    }
  }
}
