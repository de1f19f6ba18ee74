package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the words beside points go: to one of four sides where they cover neither a marker nor
 * other words, the first words first; without room they are left out.
 */
final class PointLabels {
  private static final double CHARACTER = 6;
  private static final double HEIGHT = 11;
  private static final double MARKER = 5;

  /** Words at the left end of their base line. */
  record Label(double x, double y, String text, Series series) {}

  private record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private final FigureLayout layout;
  private final List<Box> taken = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  private PointLabels(FigureLayout layout) {
    this.layout = layout;
  }

  static List<Label> of(Figure figure, FigureLayout layout) {
    PointLabels placed = new PointLabels(layout);
    figure.series().forEach(placed::markers);
    figure.series().stream().filter(s -> !s.labels().isEmpty()).forEach(placed::place);
    return placed.labels;
  }

  private void markers(Series series) {
    for (int i : series.marked()) {
      double x = layout.x(series.x()[i]);
      double y = layout.y(series.y()[i]);
      taken.add(new Box(x - MARKER, y - MARKER, x + MARKER, y + MARKER));
    }
  }

  private void place(Series series) {
    for (int i = 0; i < series.marked().length; i++) {
      String text = series.labels().get(i);
      double x = layout.x(series.x()[series.marked()[i]]);
      double y = layout.y(series.y()[series.marked()[i]]);
      double width = CHARACTER * text.length();
      double[][] sides = {
        {x + 7, y - 3}, {x + 7, y + 13}, {x - 7 - width, y - 3}, {x - 7 - width, y + 13}
      };
      for (double[] side : sides) {
        Box box = new Box(side[0] - 2, side[1] - HEIGHT, side[0] + width + 2, side[1] + 2);
        if (fits(box)) {
          taken.add(box);
          labels.add(new Label(side[0], side[1], text, series));
          break;
        }
      }
    }
  }

  private boolean fits(Box box) {
    return box.left > FigureLayout.LEFT
        && box.right < layout.right()
        && box.top > layout.top()
        && box.bottom < layout.bottom()
        && taken.stream().noneMatch(box::meets);
  }
}
