package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;

/**
 * Draws the chips of a campaign and resolves them against what is stored. The memory must be clean
 * whenever that is done.
 */
final class Chips {

  /**
   * What is read at one operating point.
   *
   * @param flips bits that read wrong of what is really stored
   * @param correction what decoding leaves of them
   */
  record Read(long[] flips, Correction correction) {}

  private final Sweep sweep;
  private final long seed;
  private final ProtectedMemory memory;

  Chips(Sweep sweep, long seed, ProtectedMemory memory) {
    this.sweep = sweep;
    this.seed = seed;
    this.memory = memory;
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
    return sources(source -> source.chip(layout(), chip, Streams.of(seed, "chip", chip)));
  }

  /**
   * What the inference of an image meets.
   *
   * @param chip the chip it runs on, for faults per access
   */
  List<FaultMap> forImage(List<FaultMap> chip, int repetition, int image) {
    return transientMaps(layout(), chip, "", repetition, image);
  }

  /** The chip the activation buffers lie on. */
  List<FaultMap> buffers(MemoryLayout buffers, int chip) {
    return sources(source -> source.chip(buffers, chip, Streams.of(seed, "activation-chip", chip)));
  }

  /** What the activations of an image meet. */
  List<FaultMap> buffersForImage(
      MemoryLayout buffers, List<FaultMap> chip, int repetition, int image) {
    return transientMaps(buffers, chip, "activation-", repetition, image);
  }

  private List<FaultMap> transientMaps(
      MemoryLayout layout, List<FaultMap> chip, String kind, int repetition, int image) {
    if (sweep.lifetime() == Lifetime.PER_INFERENCE) {
      return sources(
          source -> source.sample(layout, Streams.of(seed, kind + "inference", repetition, image)));
    }
    List<FaultMap> maps = new ArrayList<>();
    for (int i = 0; i < chip.size(); i++) {
      var stream = Streams.of(seed, kind + "access", repetition, image);
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
