package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;

/**
 * Draws the chips of a campaign and resolves them against what is stored. The memory must be clean
 * whenever that is done. Models that choose their bits choose among those of parameters;
 * activations are not known beforehand, so there their faults are sampled.
 */
final class Chips {

  /**
   * What is read at one operating point.
   *
   * @param flips bits that read wrong of what is really stored
   * @param correction what decoding leaves of them
   */
  record Read(long[] flips, Correction correction) {}

  private static final FaultMap NO_FAULTS = new FaultMap(new long[0], new double[0], new double[0]);

  private final Sweep sweep;
  private final long seed;
  private final ProtectedMemory memory;
  private final Attackers attackers;

  Chips(Sweep sweep, long seed, ProtectedMemory memory, Attackers attackers) {
    this.sweep = sweep;
    this.seed = seed;
    this.memory = memory;
    this.attackers = attackers;
  }

  Sweep sweep() {
    return sweep;
  }

  /** What is really stored. */
  MemoryImage image() {
    return memory.image();
  }

  /** A chip, or what one write of the memory left: a map for each source of the sweep. */
  List<FaultMap> chip(int chip) {
    return sources(source -> ofData(source, chip, Streams.of(seed, "chip", chip)));
  }

  private FaultMap ofData(FaultModel source, int chip, RandomGenerator stream) {
    return source instanceof AimedFaultModel aimed
        ? attackers.aim(aimed, chip, stream)
        : source.chip(layout(), chip, stream);
  }

  /** How the faults of a point came about. */
  Measurement.Drawn drawn(Sweep.Point point) {
    return sweep.sources().get(point.source()) instanceof AimedFaultModel
        ? Measurement.Drawn.AIMED
        : Measurement.Drawn.SAMPLED;
  }

  /**
   * What the inference of an image meets.
   *
   * @param chip the chip it runs on, for faults per access
   */
  List<FaultMap> forImage(List<FaultMap> chip, int repetition, int image) {
    if (sweep.lifetime() == Lifetime.PER_INFERENCE) {
      return sources(
          source -> {
            RandomGenerator stream = Streams.of(seed, "inference", repetition, image);
            return source instanceof AimedFaultModel aimed
                ? attackers.aim(aimed, repetition, stream)
                : source.sample(layout(), stream);
          });
    }
    return accesses(layout(), chip, "access", repetition, image);
  }

  /** The chip the activation buffers lie on. */
  List<FaultMap> buffers(MemoryLayout buffers, int chip) {
    return sources(
        source ->
            buffers.bitCount() == 0
                ? NO_FAULTS
                : source.chip(buffers, chip, Streams.of(seed, "activation-chip", chip)));
  }

  /** What the activations of an image meet. */
  List<FaultMap> buffersForImage(
      MemoryLayout buffers, List<FaultMap> chip, int repetition, int image) {
    if (sweep.lifetime() == Lifetime.PER_INFERENCE) {
      return sources(
          source ->
              buffers.bitCount() == 0
                  ? NO_FAULTS
                  : source.sample(
                      buffers, Streams.of(seed, "activation-inference", repetition, image)));
    }
    return accesses(buffers, chip, "activation-access", repetition, image);
  }

  private List<FaultMap> accesses(
      MemoryLayout layout, List<FaultMap> chip, String purpose, int repetition, int image) {
    if (layout.bitCount() == 0) {
      return sources(source -> NO_FAULTS);
    }
    List<FaultMap> maps = new ArrayList<>();
    for (int i = 0; i < chip.size(); i++) {
      var stream = Streams.of(seed, purpose, repetition, image);
      maps.add(sweep.sources().get(i).access(chip.get(i), layout, stream));
    }
    return maps;
  }

  /** What is read at each point of the sweep. */
  List<Read> read(List<FaultMap> maps) {
    List<Read> reads = new ArrayList<>();
    for (Sweep.Point point : sweep.points()) {
      long[] flips = maps.get(point.source()).flips(memory.image(), point.severity());
      reads.add(new Read(flips, memory.decode(flips)));
    }
    return reads;
  }

  private MemoryLayout layout() {
    return memory.image().layout();
  }

  private List<FaultMap> sources(Function<FaultModel, FaultMap> draw) {
    return sweep.sources().stream().map(draw).toList();
  }
}
