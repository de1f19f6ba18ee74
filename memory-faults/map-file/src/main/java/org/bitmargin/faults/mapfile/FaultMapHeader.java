package org.bitmargin.faults.mapfile;

import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;

/**
 * What a fault map file says of its chip.
 *
 * @param tool what wrote the file, with its version
 * @param network the network the memory held, for people; networks laid out alike share chips
 * @param holds what the memory held
 * @param protection in front of the memory, {@code none} without one; the layout is that of what is
 *     stored under it
 * @param faultModel id of the fault model the chip was drawn from
 * @param faultParameters of it, as results files show them ({@code p01=0.01;p10=0.01})
 * @param lifetime how long its faults last; a map is of a chip or of a write
 * @param bitErrorRate at severity 1, a fraction: the highest rate the map serves
 * @param chip number of the chip in its campaign, from 0
 * @param chipSeed seed of that campaign
 * @param layout the tensors of the memory and where its addresses lie physically
 */
public record FaultMapHeader(
    String tool,
    String network,
    Contents holds,
    String protection,
    String faultModel,
    String faultParameters,
    Lifetime lifetime,
    double bitErrorRate,
    int chip,
    long chipSeed,
    MemoryLayout layout) {

  /** What a memory holds. */
  public enum Contents {
    /** Parameters of a network, with what a protection added. */
    PARAMETERS,
    /** Buffers of activations. */
    ACTIVATIONS
  }

  public FaultMapHeader {
    if (!(bitErrorRate >= 0 && bitErrorRate <= 1)) {
      throw new IllegalArgumentException(
          "bitErrorRate must be a fraction in [0, 1], was " + bitErrorRate);
    }
    if (chip < 0) {
      throw new IllegalArgumentException("chip must be 0 or more, was " + chip);
    }
    if (!lifetime.persistent()) {
      throw new IllegalArgumentException(
          "lifetime must be per-chip or per-write, since other faults have no chip to record, was "
              + Words.of(lifetime));
    }
  }
}
