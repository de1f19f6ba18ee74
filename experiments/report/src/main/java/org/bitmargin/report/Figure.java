package org.bitmargin.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A plot, free of any drawing library: {@link SvgFigure} and {@link PngFigure} draw it.
 *
 * @param id file name without extension
 * @param title what is shown
 * @param notes lines below the title: what bands mean, how many chips
 * @param breakAt where the x axis is broken, in its coordinates
 */
record Figure(
    String id,
    String title,
    List<String> notes,
    Axis x,
    Axis y,
    List<Series> series,
    List<Rule> rules,
    OptionalDouble breakAt) {

  /** Characters of a note that fit beside each other. */
  private static final int NOTE_LENGTH = 118;

  Figure {
    notes = notes.stream().flatMap(note -> Text.lines(note, NOTE_LENGTH).stream()).toList();
    series = List.copyOf(series);
    rules = List.copyOf(rules);
  }
}
