package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All figures of a run.
 *
 * @param accuracy by panel
 * @param margins by network, named by the first of its panels
 * @param training likewise, accuracy and loss
 * @param energy one a memory whose energy is known
 * @param technologies some for each network in several memories
 */
record Figures(
    Map<Panel, Figure> accuracy,
    Map<Panel, Figure> margins,
    Map<Panel, List<Figure>> training,
    List<Figure> energy,
    List<List<Figure>> technologies) {

  static Figures of(RunFolder run, Tables tables, MemoryFigures memories) {
    OptionalInt classes = tables.classCount();
    Ids ids = new Ids();
    Figures figures =
        new Figures(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            memories.energy(run, classes, ids::next),
            memories.technologies(run, classes, ids::next));
    for (Panel panel : run.study().quantizedPanels()) {
      AccuracyFigure.of(run, panel, ids.next("accuracy-" + panel.slug()), classes)
          .ifPresent(figure -> figures.accuracy.put(panel, figure));
    }
    for (Panel network : networks(run.study())) {
      String slug = network.networkSlug();
      tables
          .margins()
          .flatMap(bins -> MarginFigure.of(run, bins, network, ids.next("margins-" + slug)))
          .ifPresent(figure -> figures.margins.put(network, figure));
      tables
          .epochs()
          .map(rows -> new TrainingFigure(run, rows, network))
          .ifPresent(training -> figures.addTraining(network, training, ids, slug));
    }
    return figures;
  }

  private void addTraining(Panel network, TrainingFigure figure, Ids ids, String slug) {
    List<Figure> both = new ArrayList<>();
    figure.accuracy(ids.next("training-accuracy-" + slug)).ifPresent(both::add);
    figure.loss(ids.next("training-loss-" + slug)).ifPresent(both::add);
    if (!both.isEmpty()) {
      training.put(network, both);
    }
  }

  /** All of them, each once. */
  List<Figure> all() {
    List<Figure> all = new ArrayList<>(accuracy.values());
    all.addAll(margins.values());
    training.values().forEach(all::addAll);
    all.addAll(energy);
    technologies.forEach(all::addAll);
    return all;
  }

  /** The first panel of each network. */
  static List<Panel> networks(Study study) {
    List<Panel> networks = new ArrayList<>();
    for (Panel panel : study.panels()) {
      if (networks.stream().noneMatch(panel::sameNetwork)) {
        networks.add(panel);
      }
    }
    return networks;
  }

  /** Hands out names, each once. */
  private static final class Ids {
    private final Map<String, Integer> used = new LinkedHashMap<>();

    String next(String id) {
      int n = used.merge(id, 1, Integer::sum);
      return n == 1 ? id : id + "-" + n;
    }
  }
}
