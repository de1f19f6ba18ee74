package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;

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
    List<Chips.Read> reads = chips.read(chips.chip(chip));
    List<Audit> audits = new ArrayList<>();
    for (Chips.Read read : reads) {
      Audit audit = new Audit(stored, chips.image());
      audit.add(read.flips());
      audits.add(audit);
    }
    long bits = chips.image().layout().bitCount();
    List<Measurement> results = new ArrayList<>();
    // The memory is clean up to here; from point to point only the bits that join turn over.
    for (int i = 0; i < reads.size(); i++) {
      long[] residual = reads.get(i).correction().flips();
      stored.load(residual);
      Outcome outcome = residual.length == 0 ? golden() : images.measure(classes);
      results.add(
          new Measurement(
              i,
              chips.sweep().points().get(i).model().bitErrorRate(),
              chip,
              outcome,
              Measurement.Faults.NONE.plus(reads.get(i)),
              bits,
              audits.get(i).rows(1)));
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
