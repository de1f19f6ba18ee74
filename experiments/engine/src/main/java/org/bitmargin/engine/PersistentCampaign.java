package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.FaultMap;

/** Persistent faults: a chip, or what a write left, is the same for every image. */
final class PersistentCampaign implements Campaign {
  private final StoredModel stored;
  private final PreparedImages images;
  private final Chips chips;
  private final int classes;
  private Outcome golden;

  PersistentCampaign(StoredModel stored, PreparedImages images, Chips chips, int classes) {
    this.stored = stored;
    this.images = images;
    this.chips = chips;
    this.classes = classes;
  }

  @Override
  public List<Measurement> measure(int chip) {
    FaultMap map = chips.chip(chip);
    List<long[]> flips = new ArrayList<>();
    List<Audit> audits = new ArrayList<>();
    for (double rate : chips.rates()) {
      flips.add(chips.flips(map, rate));
      audits.add(new Audit(stored));
      audits.get(audits.size() - 1).add(flips.get(flips.size() - 1));
    }
    long bits = stored.image().layout().bitCount();
    List<Measurement> results = new ArrayList<>();
    // The memory is clean up to here; from rate to rate only the bits that join turn over.
    for (int i = 0; i < flips.size(); i++) {
      stored.load(flips.get(i));
      Outcome outcome = flips.get(i).length == 0 ? golden() : images.measure(classes);
      Audit audit = audits.get(i);
      double rate = chips.rates().get(i);
      results.add(new Measurement(rate, chip, outcome, audit.total(), bits, audit.rows(1)));
    }
    stored.unload();
    return results;
  }

  private Outcome golden() {
    if (golden == null) {
      golden = images.measure(classes);
    }
    return golden;
  }
}
