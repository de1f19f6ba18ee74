package org.bitmargin.faults.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.faults.compose.ComposeParameters.Overlap;

/**
 * Several fault models in one memory. Each part draws from a stream of its own, so that changing
 * one leaves the others as they are, and sees its tensors as a memory of their own ({@link
 * Territory}).
 *
 * <p>The bit error rate is that of the scaled part with most errors: what share of all bits that is
 * depends on the sizes of the tensors, which a model does not know, and is measured in the results.
 * At another rate all scaled parts have theirs multiplied by the same factor; the fixed ones keep
 * theirs, but for rate 0, which is the memory without faults.
 */
final class Compose implements FaultModel {
  private final ComposeParameters base;
  private final double bitErrorRate;
  private final List<Part> parts;
  // By part: what it does at this operating point.
  private final List<FaultModel> models;

  Compose(ComposeParameters parameters) {
    this(parameters, highest(parameters));
  }

  private Compose(ComposeParameters base, double bitErrorRate) {
    this.base = base;
    this.bitErrorRate = bitErrorRate;
    this.parts = new ArrayList<>(base.fixed());
    parts.addAll(base.parts());
    this.models = new ArrayList<>();
    double whole = highest(base);
    base.fixed().forEach(part -> models.add(part.model().model()));
    for (Part part : base.parts()) {
      FaultModel model = part.model().model();
      models.add(bitErrorRate == whole ? model : at(part, model.bitErrorRate() / whole));
    }
  }

  private FaultModel at(Part part, double share) {
    try {
      return part.model().model().at(bitErrorRate * share);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(part.label() + ": " + e.getMessage(), e);
    }
  }

  private static double highest(ComposeParameters parameters) {
    return parameters.parts().stream()
        .mapToDouble(part -> part.model().model().bitErrorRate())
        .max()
        .orElse(0);
  }

  @Override
  public Lifetime lifetime() {
    return models.get(0).lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  @Override
  public FaultModel at(double rate) {
    double whole = highest(base);
    if (!(rate >= 0 && rate <= 1) || rate > 0 && whole == 0) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for parts whose highest rate is %s: allowed is %s"
              .formatted(rate, whole, whole == 0 ? "0" : "[0, 1]"));
    }
    return new Compose(base, rate);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    return draw(
        layout, chip, (model, territory, stream) -> model.sample(territory.layout(), stream));
  }

  @Override
  public FaultMap chip(MemoryLayout layout, int number, RandomGenerator stream) {
    return draw(layout, stream, (model, own, part) -> model.chip(own.layout(), number, part));
  }

  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return draw(
        layout, access, (model, own, part) -> model.access(own.inwards(chip), own.layout(), part));
  }

  private interface Draw {
    FaultMap of(FaultModel model, Territory territory, RandomGenerator stream);
  }

  private FaultMap draw(MemoryLayout layout, RandomGenerator stream, Draw draw) {
    if (bitErrorRate == 0) {
      return Maps.EMPTY;
    }
    List<Territory> territories = territories(layout);
    FaultMap all = Maps.EMPTY;
    for (int i = 0; i < models.size(); i++) {
      RandomGenerator own = new SplittableRandom(stream.nextLong());
      Territory territory = territories.get(i);
      if (!territory.regions().isEmpty()) {
        FaultMap map = territory.outwards(draw.of(models.get(i), territory, own));
        all = Maps.union(all, i < base.fixed().size() ? Maps.always(map) : map);
      }
    }
    return all;
  }

  private List<Territory> territories(MemoryLayout layout) {
    List<Territory> territories = Territory.of(parts, layout, base.overlap() == Overlap.FIRST);
    if (lifetime() == Lifetime.PER_ACCESS) {
      // A chip does not say which part its weak cells are of, unless their tensors differ.
      long owned = territories.stream().mapToLong(own -> own.regions().size()).sum();
      if (owned > territories.stream().flatMap(own -> own.regions().stream()).distinct().count()) {
        throw new IllegalArgumentException(
            "parts that are per-access must name different tensors, or overlap must be first");
      }
    }
    return territories;
  }

  @Override
  public void requireFits(MemoryLayout layout) {
    for (Part part : parts) {
      for (String glob : part.tensors()) {
        if (layout.regions().stream().noneMatch(region -> Part.matches(glob, region))) {
          throw new IllegalArgumentException(
              "the glob \"%s\" of the part %s matches no exposed tensor; there are: %s"
                  .formatted(glob, part.model().name(), names(layout)));
        }
      }
    }
    List<Territory> territories = territories(layout);
    for (int i = 0; i < parts.size(); i++) {
      if (territories.get(i).regions().isEmpty()) {
        throw new IllegalArgumentException(
            "the part %s is left without a tensor: parts before it have all it names"
                .formatted(parts.get(i).label()));
      }
      models.get(i).requireFits(territories.get(i).layout());
    }
  }

  private static String names(MemoryLayout layout) {
    return layout.regions().stream().map(MemoryRegion::name).collect(Collectors.joining(", "));
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof Compose other
            && other.base.equals(base)
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }
}
