package org.bitmargin.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

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

  /** Characters of a title that fit beside each other; the rest goes on in the notes. */
  private static final int TITLE_LENGTH = 80;

  /** Characters of a note that fit beside each other. */
  private static final int NOTE_LENGTH = 118;

  Figure {
    List<String> head = Text.lines(title, TITLE_LENGTH);
    title = head.get(0);
    notes =
        Stream.concat(head.stream().skip(1), notes.stream())
            .flatMap(note -> Text.lines(note, NOTE_LENGTH).stream())
            .toList();
    series = List.copyOf(series);
    rules = List.copyOf(rules);
  }
}
