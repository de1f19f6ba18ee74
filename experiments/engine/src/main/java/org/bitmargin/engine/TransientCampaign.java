package org.bitmargin.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Lifetime;

/** Transient faults: each image is an inference of its own and meets faults of its own. */
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
    int n = chips.rates().size();
    List<Audit> audits = IntStream.range(0, n).mapToObj(i -> new Audit(stored)).toList();
    List<Outcome> outcomes = IntStream.range(0, n).mapToObj(i -> new Outcome(classes)).toList();
    FaultMap chip = chips.lifetime() == Lifetime.PER_ACCESS ? chips.chip(repetition) : null;
    for (int index : indices) {
      FaultMap map = chips.forImage(chip, repetition, index);
      Inference.Batch image = images.single(index);
      int[] label = {test.label(index)};
      List<long[]> flips = chips.rates().stream().map(rate -> chips.flips(map, rate)).toList();
      for (int i = 0; i < n; i++) {
        audits.get(i).add(flips.get(i));
      }
      for (int i = 0; i < n; i++) {
        stored.load(flips.get(i));
        outcomes.get(i).add(stored.inference().logits(image), label);
      }
      stored.unload();
    }
    long reads = indices.length;
    long bits = stored.image().layout().bitCount() * reads;
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                new Measurement(
                    chips.rates().get(i),
                    repetition,
                    outcomes.get(i),
                    audits.get(i).total(),
                    bits,
                    audits.get(i).rows(reads)))
        .toList();
  }
}
