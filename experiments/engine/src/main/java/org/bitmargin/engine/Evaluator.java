package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures a network on faulty chips: rates × chips × images.
 *
 * <p>A chip is sampled once, at the highest rate; lower rates are its restriction, so that errors
 * at a low rate are a subset of those at a high one. Chip {@code c} is drawn from (chip seed, c)
 * alone and is thus the same for every model of the same memory layout.
 */
public final class Evaluator {
  private final EvaluationSettings settings;
  private final int classes;

  /** An evaluator for so many classes. */
  public Evaluator(EvaluationSettings settings, int classes) {
    this.settings = settings;
    this.classes = classes;
  }

  /** The network without faults, as quantized. */
  public Outcome golden(Model model, Examples test) {
    return run(model, test, indices(test));
  }

  /**
   * Runs a campaign.
   *
   * @param faults at any operating point; moved to each rate by {@link FaultModel#at}
   * @param rates bit error rates, fractions; 0 is the golden network
   * @param chips number of chips (per-inference: of repetitions), at least 1
   * @return by rate in ascending order, then by chip
   */
  public List<Measurement> evaluate(
      Model model,
      Examples test,
      FaultModel faults,
      List<Double> rates,
      int chips,
      long chipSeed,
      Progress progress) {
    List<Double> ascending = rates.stream().distinct().sorted().toList();
    double highest = ascending.get(ascending.size() - 1);
    FaultModel worst = faults.at(highest);
    var exposed = EnumSet.noneOf(Parameter.Role.class);
    exposed.addAll(settings.expose());
    List<Measurement> results = new ArrayList<>();
    try (StoredModel stored = new StoredModel(model, exposed, settings.exposeRanges())) {
      Outcome golden = golden(model, test);
      var campaign = new Campaign(model, stored, test, ascending, highest, worst, chipSeed, golden);
      for (int chip = 0; chip < chips; chip++) {
        results.addAll(
            worst.lifetime() == Lifetime.PER_CHIP
                ? persistent(campaign, chip)
                : transientFaults(campaign, chip));
        progress.measured(chip + 1L, chips);
      }
    }
    results.sort(Comparator.comparingDouble(Measurement::ber).thenComparingInt(Measurement::chip));
    return results;
  }

  private record Campaign(
      Model model,
      StoredModel stored,
      Examples test,
      List<Double> rates,
      double highest,
      FaultModel worst,
      long chipSeed,
      Outcome golden) {

    long[] flips(FaultMap map, double rate) {
      return map.flips(stored.image(), highest == 0 ? 0 : rate / highest);
    }
  }

  private List<Measurement> persistent(Campaign c, int chip) {
    FaultMap map = c.worst.sample(c.stored.image().layout(), Streams.of(c.chipSeed, "chip", chip));
    List<Measurement> results = new ArrayList<>();
    for (double rate : c.rates) {
      c.stored.unload();
      long[] flips = c.flips(map, rate);
      Audit audit = new Audit(c.stored);
      audit.add(flips);
      c.stored.load(flips);
      Outcome outcome = flips.length == 0 ? c.golden : run(c.model, c.test, indices(c.test));
      results.add(measurement(c, rate, chip, outcome, audit, 1));
    }
    c.stored.unload();
    return results;
  }

  /** Each image is an inference of its own and meets faults of its own. */
  private List<Measurement> transientFaults(Campaign c, int repetition) {
    int[] images = indices(c.test);
    int n = c.rates.size();
    List<Audit> audits = IntStream.range(0, n).mapToObj(i -> new Audit(c.stored)).toList();
    List<Outcome> outcomes = IntStream.range(0, n).mapToObj(i -> new Outcome(classes)).toList();
    for (int image : images) {
      FaultMap map =
          c.worst.sample(
              c.stored.image().layout(), Streams.of(c.chipSeed, "inference", repetition, image));
      int[] one = {image};
      INDArray pixels = c.test.images(one);
      for (int i = 0; i < n; i++) {
        c.stored.unload();
        long[] flips = c.flips(map, c.rates.get(i));
        audits.get(i).add(flips);
        c.stored.load(flips);
        outcomes.get(i).add(c.model.forward(pixels, Model.Phase.INFERENCE), c.test.labels(one));
      }
    }
    c.stored.unload();
    return IntStream.range(0, n)
        .mapToObj(
            i ->
                measurement(
                    c, c.rates.get(i), repetition, outcomes.get(i), audits.get(i), images.length))
        .toList();
  }

  private static Measurement measurement(
      Campaign c, double rate, int chip, Outcome outcome, Audit audit, long reads) {
    long storedBits = c.stored.image().layout().bitCount() * reads;
    return new Measurement(rate, chip, outcome, audit.total(), storedBits, audit.rows(reads));
  }

  private int[] indices(Examples test) {
    int size = settings.images() == 0 ? test.size() : Math.min(settings.images(), test.size());
    return IntStream.range(0, size).toArray();
  }

  private Outcome run(Model model, Examples test, int[] indices) {
    Outcome outcome = new Outcome(classes);
    Batches.forEach(
        indices,
        settings.batch(),
        true,
        batch ->
            outcome.add(
                model.forward(test.images(batch), Model.Phase.INFERENCE), test.labels(batch)));
    return outcome;
  }
}
