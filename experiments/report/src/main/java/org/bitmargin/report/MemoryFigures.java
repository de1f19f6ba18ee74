package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What figures of memories are made of. */
record MemoryFigures(
    Energies energies, List<MemoryEnergy> memories, List<TechnologyComparison> technologies) {

  /** One a network and memory. */
  List<Figure> energy(RunFolder run, OptionalInt classes, UnaryOperator<String> ids) {
    List<Figure> figures = new ArrayList<>();
    for (MemoryEnergy memory : memories) {
      String id = "energy-" + memory.network().networkSlug() + "-" + memory.technology().slug();
      figures.add(EnergyFigure.of(run, memory, ids.apply(id), classes));
    }
    return figures;
  }

  /** Up to two a network: against bit error rate and against energy. */
  List<List<Figure>> technologies(RunFolder run, OptionalInt classes, UnaryOperator<String> ids) {
    List<List<Figure>> figures = new ArrayList<>();
    for (TechnologyComparison comparison : technologies) {
      String slug = comparison.network().networkSlug();
      TechnologyFigures both = new TechnologyFigures(run, comparison, classes);
      figures.add(
          Stream.of(
                  both.byRate(ids.apply("technologies-" + slug)),
                  both.byEnergy(ids.apply("technologies-energy-" + slug), energies))
              .flatMap(figure -> figure.stream())
              .toList());
    }
    return figures;
  }
}
