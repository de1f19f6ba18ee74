package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Lifetime;

/** Each image is an inference of its own and meets faults of its own. */
final class TransientCampaign implements Campaign {
  private final StoredModel stored;
  private final Supplier<ActivationMemory> activations;
  private final PreparedImages images;
  private final Chips chips;
  private final int classes;
  private final Examples test;
  private final int[] indices;

  TransientCampaign(
      StoredModel stored,
      Supplier<ActivationMemory> activations,
      PreparedImages images,
      Chips chips,
      int classes,
      Examples test,
      int[] indices) {
    this.stored = stored;
    this.activations = activations;
    this.images = images;
    this.chips = chips;
    this.classes = classes;
    this.test = test;
    this.indices = indices;
  }

  @Override
  public List<Measurement> measure(int repetition) {
    List<Tally> tallies = new ArrayList<>();
    for (Sweep.Point point : chips.sweep().points()) {
      tallies.add(new Tally(point));
    }
    boolean weakCells = chips.sweep().lifetime() == Lifetime.PER_ACCESS;
    List<FaultMap> chip = weakCells ? chips.chip(repetition) : List.of();
    List<FaultMap> bufferChip =
        weakCells ? chips.buffers(tallies.get(0).buffers.layout(), repetition) : List.of();
    for (int index : indices) {
      List<Chips.Read> reads = chips.read(chips.forImage(chip, repetition, index));
      for (int i = 0; i < reads.size(); i++) {
        tallies.get(i).add(reads.get(i));
      }
      List<FaultMap> bufferMaps =
          chips.buffersForImage(tallies.get(0).buffers.layout(), bufferChip, repetition, index);
      Inference.Batch image = images.single(index);
      int[] label = {test.label(index)};
      for (int i = 0; i < reads.size(); i++) {
        Tally tally = tallies.get(i);
        stored.load(reads.get(i).correction().flips());
        tally.buffers.load(bufferMaps.get(tally.point.source()), tally.point.severity());
        tally.outcome.add(stored.inference().logits(image), label);
      }
      stored.unload();
    }
    List<Measurement> results = new ArrayList<>();
    for (Tally tally : tallies) {
      results.add(tally.measurement(results.size(), repetition));
    }
    return results;
  }

  /** What one operating point adds up to over the images. */
  private final class Tally {
    private final Sweep.Point point;
    private final ActivationMemory buffers = activations.get();
    private final Audit audit = new Audit(stored, chips.image());
    private final Outcome outcome = new Outcome(classes);
    private Measurement.Faults faults = Measurement.Faults.NONE;

    Tally(Sweep.Point point) {
      this.point = point;
    }

    void add(Chips.Read read) {
      audit.add(read.flips());
      faults = faults.plus(read);
    }

    Measurement measurement(int index, int repetition) {
      long reads = indices.length;
      List<AuditRow> rows = new ArrayList<>(audit.rows(reads));
      rows.addAll(buffers.rows());
      return new Measurement(
          index,
          point.model().bitErrorRate(chips.image().layout()),
          repetition,
          outcome,
          faults.plusUnprotected(buffers.flipped()),
          chips.image().layout().bitCount() * reads + buffers.bitsRead(),
          chips.drawn(point),
          List.copyOf(rows));
    }
  }
}
