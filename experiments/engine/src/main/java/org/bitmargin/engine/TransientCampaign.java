package org.bitmargin.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Lifetime;

/** Each image is an inference of its own and meets faults of its own. */
final class TransientCampaign implements Campaign {
  private final StoredModel stored;
  private final PreparedImages images;
  private final Chips chips;
  private final int classes;
  private final Examples test;
  private final int[] indices;

  TransientCampaign(
      StoredModel stored,
      PreparedImages images,
      Chips chips,
      int classes,
      Examples test,
      int[] indices) {
    this.stored = stored;
    this.images = images;
    this.chips = chips;
    this.classes = classes;
    this.test = test;
    this.indices = indices;
  }

  @Override
  public List<Measurement> measure(int repetition) {
    int n = chips.sweep().points().size();
    Audit[] audits = new Audit[n];
    Outcome[] outcomes = new Outcome[n];
    Measurement.Faults[] faults = new Measurement.Faults[n];
    for (int i = 0; i < n; i++) {
      audits[i] = new Audit(stored, chips.image());
      outcomes[i] = new Outcome(classes);
      faults[i] = Measurement.Faults.NONE;
    }
    boolean weakCells = chips.sweep().lifetime() == Lifetime.PER_ACCESS;
    List<FaultMap> chip = weakCells ? chips.chip(repetition) : null;
    for (int index : indices) {
      List<Chips.Read> reads = chips.read(chips.forImage(chip, repetition, index));
      for (int i = 0; i < n; i++) {
        audits[i].add(reads.get(i).flips());
        faults[i] = faults[i].plus(reads.get(i));
      }
      Inference.Batch image = images.single(index);
      int[] label = {test.label(index)};
      for (int i = 0; i < n; i++) {
        stored.load(reads.get(i).correction().flips());
        outcomes[i].add(stored.inference().logits(image), label);
      }
      stored.unload();
    }
    long readsOfEach = indices.length;
    long bits = chips.image().layout().bitCount() * readsOfEach;
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                new Measurement(
                    i,
                    chips.sweep().points().get(i).model().bitErrorRate(),
                    repetition,
                    outcomes[i],
                    faults[i],
                    bits,
                    audits[i].rows(readsOfEach)))
        .toList();
  }
}
