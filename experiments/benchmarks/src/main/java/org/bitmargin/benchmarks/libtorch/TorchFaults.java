package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;

/**
 * Bit flips as tools on top of PyTorch make them: a random mask over all bits of each tensor of
 * codes, one code a byte, and an exclusive or. Uniform numbers below the rate are faster than
 * {@code bernoulli_}.
 */
public final class TorchFaults implements AutoCloseable {
  private final PtNDManager manager = Libtorch.manager();
  private final TorchScript script;
  private final PtNDArray[] codes;
  private final double[] low;
  private final double[] step;

  /**
   * Takes codes in.
   *
   * @param stored binary or affine in offset binary
   * @param bits of all of them
   */
  public TorchFaults(List<QuantizedTensor> stored, int bits) {
    this.script = new TorchScript(manager, "Faults", Map.of("BITS", bits));
    this.codes = stored.stream().map(this::bytes).toArray(PtNDArray[]::new);
    this.low = stored.stream().mapToDouble(t -> bits == 1 ? -1 : t.ranges()[0]).toArray();
    this.step =
        stored.stream()
            .mapToDouble(t -> bits == 1 ? 2 : (t.ranges()[1] - t.ranges()[0]) / ((1 << bits) - 1.0))
            .toArray();
  }

  private PtNDArray bytes(QuantizedTensor tensor) {
    PackedBits packed = tensor.codes();
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(packed.size()));
    for (long i = 0; i < packed.size(); i++) {
      bytes.put((byte) packed.get(i));
    }
    bytes.flip();
    return Libtorch.channelsLast(manager.create(bytes, new Shape(tensor.shape()), DataType.UINT8));
  }

  /** Draws a chip and makes the codes it reads. */
  public void flip(double rate) {
    try (PtNDManager results = (PtNDManager) manager.newSubManager()) {
      script.run("all_faulty", results, IValue.listFrom(codes), IValue.from(rate));
    }
  }

  /** Draws a chip and makes a network compute with the values it reads. */
  public void load(TorchNetwork network, double rate) {
    network.freeze(
        script.run(
            "all_decoded",
            network.manager(),
            IValue.listFrom(codes),
            IValue.from(rate),
            IValue.listFrom(low),
            IValue.listFrom(step)));
  }

  @Override
  public void close() {
    manager.close();
  }
}
