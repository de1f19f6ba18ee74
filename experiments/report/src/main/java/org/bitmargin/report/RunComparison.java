package org.bitmargin.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bitmargin.api.InvalidInputException;

/**
 * Several runs on the console: what differs in their making, their accuracies, and the differences
 * from the first run.
 */
final class RunComparison {
  private final List<NamedRun> runs = new ArrayList<>();
  private final LossNames names;
  private final RunDifferences differences;

  private RunComparison(List<Path> folders) {
    Set<LossKey> losses = new LinkedHashSet<>();
    for (Path folder : folders) {
      NamedRun run = NamedRun.open(runs.size(), folder);
      runs.add(run);
      losses.addAll(run.study().losses());
    }
    this.names = new LossNames(List.copyOf(losses));
    this.differences = new RunDifferences(runs);
  }

  static String of(List<Path> folders) {
    if (folders.size() < 2) {
      throw new InvalidInputException(
          "compare takes at least two run folders, was given " + folders.size());
    }
    return new RunComparison(folders).write();
  }

  private String write() {
    StringBuilder out = new StringBuilder();
    runs.forEach(run -> out.append("%s  %s\n".formatted(run.letter(), run.folder().path())));
    out.append(RunOrigins.differences(runs.stream().map(NamedRun::folder).toList()));
    Set<Panel> panels = new LinkedHashSet<>();
    runs.forEach(run -> panels.addAll(run.study().panels()));
    for (Panel panel : panels) {
      out.append('\n').append(panel.title()).append('\n').append(accuracies(panel));
      out.append(differences.of(panel, names));
    }
    out.append('\n').append(note());
    return out.toString().replace('−', '-'); // consoles may lack the sign
  }

  private String accuracies(Panel panel) {
    List<NamedRun> with = runs.stream().filter(run -> run.has(panel)).toList();
    Set<OperatingPoint> points = new TreeSet<>();
    with.forEach(run -> points.addAll(run.study().points(panel)));
    List<String> head = ConsoleTable.head(panel, points);
    TextTable table = new TextTable().row(head);
    List<Sample> samples = new ArrayList<>();
    for (NamedRun run : with) {
      for (Curve curve : run.study().curves(panel)) {
        List<String> row = new ArrayList<>(List.of(run.letter() + "  " + names.of(curve.loss())));
        points.forEach(
            point ->
                row.add(curve.at(point).map(s -> ConsoleTable.cell(s.estimate())).orElse("-")));
        samples.addAll(curve.samples().values());
        table.row(row);
      }
    }
    return table + "±: " + IntervalNote.starred(samples) + "\n";
  }

  private String note() {
    if (differences.size() == 0) {
      return "No configuration was measured in both the first and another run.\n";
    }
    return "Differences: paired t over chips; over images (Fisher, Newcombe) where chips do not differ; Holm over %s, ! below 5 %%. They are over the (seed, chip) pairs both runs have and need the same chipSeed in both.\n"
        .formatted(Text.count(differences.size(), "comparison"));
  }
}
