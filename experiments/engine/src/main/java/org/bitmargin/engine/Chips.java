package org.bitmargin.engine;

import java.util.List;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;

/** Draws the chips of a campaign at its highest rate and restricts them to the others. */
final class Chips {
  private final FaultModel worst;
  private final List<Double> rates;
  private final double highest;
  private final long seed;
  private final MemoryImage clean;

  /**
   * A source of chips.
   *
   * @param rates ascending
   * @param stored the memory; clean whenever flips are resolved
   */
  Chips(FaultModel faults, List<Double> rates, long seed, StoredModel stored) {
    this.rates = rates;
    this.highest = rates.get(rates.size() - 1);
    this.worst = faults.at(highest);
    this.seed = seed;
    this.clean = stored.image();
  }

  Lifetime lifetime() {
    return worst.lifetime();
  }

  List<Double> rates() {
    return rates;
  }

  /** A chip, or what one write of the memory left. */
  FaultMap chip(int chip) {
    return sample("chip", chip);
  }

  /**
   * What the inference of an image meets.
   *
   * @param chip the chip it runs on, for faults per access
   */
  FaultMap forImage(FaultMap chip, int repetition, int image) {
    return lifetime() == Lifetime.PER_ACCESS
        ? worst.access(chip, clean.layout(), Streams.of(seed, "access", repetition, image))
        : sample("inference", repetition, image);
  }

  private FaultMap sample(String purpose, long... ids) {
    return worst.sample(clean.layout(), Streams.of(seed, purpose, ids));
  }

  /** The bits that read wrong at one of the rates. */
  long[] flips(FaultMap map, double rate) {
    return map.flips(clean, highest == 0 ? 0 : rate / highest);
  }
}
