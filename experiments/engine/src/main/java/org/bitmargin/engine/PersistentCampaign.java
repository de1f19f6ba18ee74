package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.FaultMap;

/** Persistent faults: a chip, or what a write left, is the same for every image. */
final class PersistentCampaign implements Campaign {
  private final StoredModel stored;
  private final PreparedImages images;
  private final ActivationMemory activations;
  private final Chips chips;
  private final int classes;
  private Outcome golden;

  PersistentCampaign(
      StoredModel stored,
      ActivationMemory activations,
      PreparedImages images,
      Chips chips,
      int classes) {
    this.activations = activations;
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
    List<FaultMap> buffers = chips.buffers(activations.layout(), chip);
    long bits = chips.image().layout().bitCount();
    List<Measurement> results = new ArrayList<>();
    // The memory is clean up to here; from point to point only the bits that join turn over.
    for (int i = 0; i < reads.size(); i++) {
      long[] residual = reads.get(i).correction().flips();
      stored.load(residual);
      Sweep.Point point = chips.sweep().points().get(i);
      activations.reset();
      activations.load(buffers.get(point.source()), point.severity());
      boolean clean = residual.length == 0 && activations.isEmpty();
      Outcome outcome = clean ? golden() : images.measure(classes);
      List<AuditRow> rows = new ArrayList<>(audits.get(i).rows(1));
      rows.addAll(activations.rows());
      results.add(
          new Measurement(
              i,
              point.model().bitErrorRate(chips.image().layout()),
              chip,
              outcome,
              Measurement.Faults.NONE.plus(reads.get(i)).plusUnprotected(activations.flipped()),
              bits + activations.bitsRead(),
              chips.drawn(point),
              List.copyOf(rows)));
    }
    stored.unload();
    activations.close();
    return results;
  }

  private Outcome golden() {
    if (golden == null) {
      golden = images.measure(classes);
    }
    return golden;
  }
}
