package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Inference;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;

/**
 * Measures a network on faulty chips: operating points × chips × images.
 *
 * <p>A chip is sampled once, at the worst point; milder points are its restriction ({@link Sweep}),
 * so that errors at a low rate are a subset of those at a high one. Chip {@code c} is drawn from
 * (chip seed, c) alone and is thus the same for every model of the same memory layout.
 */
public final class Evaluator {
  private final EvaluationSettings settings;
  private final int classes;
  private final MemoryGeometry geometry;
  private final Optional<Examples> attackImages;

  /** An evaluator for so many classes, on a memory of the usual geometry. */
  public Evaluator(EvaluationSettings settings, int classes) {
    this(settings, classes, MemoryGeometry.DEFAULT);
  }

  /** An evaluator for so many classes. */
  public Evaluator(EvaluationSettings settings, int classes, MemoryGeometry geometry) {
    this(settings, classes, geometry, Optional.empty());
  }

  private Evaluator(
      EvaluationSettings settings,
      int classes,
      MemoryGeometry geometry,
      Optional<Examples> attackImages) {
    this.settings = settings;
    this.classes = classes;
    this.geometry = geometry;
    this.attackImages = attackImages;
  }

  /** This evaluator with images for fault models that attack; none that results are measured on. */
  public Evaluator withAttackImages(Examples training) {
    return new Evaluator(settings, classes, geometry, Optional.of(training));
  }

  /** The network without faults, as quantized. */
  public Outcome golden(Model model, Examples test) {
    try (StoredModel stored = store(model)) {
      return images(stored.inference(), test).measure(classes);
    }
  }

  /**
   * Runs a campaign on unprotected data.
   *
   * @param faults at any operating point; moved to each rate by {@link FaultModel#at}
   * @param rates bit error rates, fractions; 0 is the golden network
   * @param chips number of chips (of repetitions where images meet faults of their own), at least 1
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
    Sweep sweep = Sweep.ofRates(faults, rates);
    return evaluate(model, test, sweep, Optional.empty(), chips, chipSeed, progress);
  }

  /**
   * Runs a campaign.
   *
   * @param protection between the memory and the network; empty for none
   * @param chips number of chips (of repetitions where images meet faults of their own), at least 1
   * @return by operating point in ascending order of the bit error rates, then by chip
   */
  public List<Measurement> evaluate(
      Model model,
      Examples test,
      Sweep sweep,
      Optional<Protection> protection,
      int chips,
      long chipSeed,
      Progress progress) {
    List<Measurement> results = new ArrayList<>();
    sizeBuffers(model, test);
    try (StoredModel stored = store(model)) {
      PreparedImages images = images(stored.inference(), test);
      Chips source = chips(model, stored, sweep, protection, chipSeed);
      Campaign campaign =
          sweep.lifetime().persistent()
              ? new PersistentCampaign(stored, buffers(model), images, source, classes)
              : new TransientCampaign(
                  stored, () -> buffers(model), images, source, classes, test, indices(test));
      for (int chip = 0; chip < chips; chip++) {
        results.addAll(campaign.measure(chip));
        progress.measured(chip + 1L, chips);
      }
    } finally {
      buffers(model).close();
    }
    results.sort(Comparator.comparingInt(Measurement::point).thenComparingInt(Measurement::chip));
    return results;
  }

  /**
   * Draws the chips of a campaign without measuring: for each, {@link #evaluate} meets the same.
   *
   * @param sweep of persistent faults
   * @param chips numbers of the chips wanted, each 0 or more
   * @param visitor hears of each chip of each source of the sweep
   */
  public void draw(
      Model model,
      Examples test,
      Sweep sweep,
      Optional<Protection> protection,
      int[] chips,
      long chipSeed,
      ChipVisitor visitor) {
    sizeBuffers(model, test);
    try (StoredModel stored = store(model);
        ActivationMemory buffers = buffers(model)) {
      Chips source = chips(model, stored, sweep, protection, chipSeed);
      for (int chip : chips) {
        List<FaultMap> maps = source.chip(chip);
        List<FaultMap> ofBuffers =
            buffers.isEmpty() ? List.of() : source.buffers(buffers.layout(), chip);
        for (int i = 0; i < maps.size(); i++) {
          visitor.parameters(i, chip, source.image().layout(), maps.get(i));
          if (!buffers.isEmpty()) {
            visitor.activations(i, chip, buffers.layout(), ofBuffers.get(i));
          }
        }
      }
    }
  }

  private Chips chips(
      Model model,
      StoredModel stored,
      Sweep sweep,
      Optional<Protection> protection,
      long chipSeed) {
    ProtectedMemory memory = protect(stored, protection);
    return new Chips(
        sweep, chipSeed, memory, new Attackers(model, stored, memory, attackImages, chipSeed));
  }

  /** Where everything the network stores lies in the memory of a campaign. */
  public List<Placement> placements(Model model, Examples test, Optional<Protection> protection) {
    sizeBuffers(model, test);
    try (StoredModel stored = store(model)) {
      MemoryLayout held = protect(stored, protection).image().layout();
      return Placements.of(stored, held, buffers(model).layout());
    }
  }

  private static ProtectedMemory protect(StoredModel stored, Optional<Protection> protection) {
    return protection
        .map(p -> p.protect(stored.image(), stored.values()))
        .orElseGet(() -> new Unprotected(stored.image()));
  }

  /** The sizes of buffers are known after a first pass. */
  private void sizeBuffers(Model model, Examples test) {
    if (model.activations().stream().anyMatch(settings.exposure()::exposes)) {
      model.forward(test.images(new int[] {0}), Model.Phase.INFERENCE);
    }
  }

  /**
   * What would lie in the faulty memory: exposed parameters with what a protection adds, then
   * exposed activations, whose sizes are not known before a forward pass (one code each here).
   *
   * @throws IllegalArgumentException where the protection does not take these data
   */
  public MemoryLayout layout(Model model, Optional<Protection> protection) {
    Exposure exposure = settings.exposure();
    MemoryLayout.Builder layout = MemoryLayout.builder().geometry(geometry);
    try (StoredModel stored =
        new StoredModel(model, model.reference(), exposure, settings.exposeRanges(), geometry)) {
      MemoryImage image =
          protection
              .map(p -> p.protect(stored.image(), stored.values()).image())
              .orElse(stored.image());
      image.layout().regions().forEach(r -> layout.add(r.name(), r.width(), r.size()));
    }
    model.activations().stream()
        .filter(exposure::exposes)
        .forEach(a -> layout.add(a.name(), a.quantizer().bits(), 1));
    return layout.build();
  }

  private ActivationMemory buffers(Model model) {
    Exposure exposure = settings.exposure();
    return new ActivationMemory(
        model.activations().stream().filter(exposure::exposes).toList(), geometry);
  }

  private StoredModel store(Model model) {
    return new StoredModel(
        model, inference(model), settings.exposure(), settings.exposeRanges(), geometry);
  }

  /** Buffers exist where activations are tensors: on the reference path. */
  private Inference inference(Model model) {
    return model.activations().stream().anyMatch(settings.exposure()::exposes)
        ? model.reference()
        : settings.inference().freeze(model);
  }

  private PreparedImages images(Inference inference, Examples test) {
    return new PreparedImages(inference, test, indices(test), settings.batch());
  }

  private int[] indices(Examples test) {
    return Subset.of(test.size(), settings.images());
  }
}
