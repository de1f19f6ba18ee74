package org.bitmargin.benchmarks;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.benchmarks.libtorch.TorchFaults;
import org.bitmargin.engine.Streams;
import org.bitmargin.faults.bitflip.BitFlipFactory;
import org.bitmargin.faults.bitflip.BitFlipParameters;

/**
 * A chip drawn and the codes it reads made, for the weights of an 8-bit network. Ours turns the
 * bits over in place and back, the peer writes the faulty codes to a tensor of their own.
 */
final class FaultsPair implements Pair {
  static final double RATE = 1e-3;
  private static final int BITS = 8;

  private final FaultModel faults = faults(RATE);
  private final MemoryImage image;
  private final TorchFaults peer;
  private long chip;

  FaultsPair() {
    List<Parameter> weights = weights(Vgg3.create(BITS));
    List<QuantizedTensor> stored =
        weights.stream().map(p -> p.quantizer().encode(p.value())).toList();
    MemoryLayout.Builder layout = MemoryLayout.builder();
    for (int i = 0; i < stored.size(); i++) {
      layout.add(weights.get(i).name(), BITS, stored.get(i).codes().size());
    }
    this.image =
        new MemoryImage(layout.build(), stored.stream().map(QuantizedTensor::codes).toList());
    this.peer = new TorchFaults(stored, BITS);
  }

  /** Symmetric flips that persist. */
  static FaultModel faults(double rate) {
    return new BitFlipFactory().create(new BitFlipParameters(rate, rate, Lifetime.PER_CHIP));
  }

  static List<Parameter> weights(Model model) {
    return model.parameters().stream().filter(p -> p.role() == Parameter.Role.WEIGHT).toList();
  }

  @Override
  public void ours() {
    long[] flips = faults.sample(image.layout(), Streams.of(1, "chip", chip++)).flips(image, 1);
    image.flip(flips);
    image.flip(flips);
  }

  @Override
  public void peer() {
    peer.flip(RATE);
  }

  @Override
  public void close() {
    peer.close();
  }
}
