package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in a figure of 760 units width; shared by both ways of drawing. Texts are
 * measured by their number of characters, so that no font is needed to lay out.
 */
final class FigureLayout {
  static final int WIDTH = 760;

  /** White space around a figure that is a file of its own. */
  static final int MARGIN = 14;

  static final int PLOT_HEIGHT = 300;

  /** Left edge of title, notes and legend. */
  static final int HEAD = 2;

  /** Left edge of the plot area. */
  static final int LEFT = 58;

  static final int RIGHT = 104;
  static final int BOTTOM = 50;
  static final int TITLE_SIZE = 15;
  static final int NOTE_SIZE = 12;
  static final int LABEL_SIZE = 12;
  static final int POINT_SIZE = 10;
  private static final double CHARACTER = 7;
  private static final int SWATCH = 34;
  private static final int ROW = 19;

  /** A legend entry at its left end and middle height. */
  record Entry(double x, double y, Series series) {}

  /** A rule label at its middle height, moved apart from its neighbours. */
  record RuleLabel(double y, Rule rule) {}

  private final Figure figure;
  private final List<Entry> legend = new ArrayList<>();
  private final int top;

  FigureLayout(Figure figure) {
    this.figure = figure;
    double y = 24 + 17.0 * figure.notes().size() + 18;
    double x = HEAD;
    for (Series series : figure.series()) {
      if (series.name().isEmpty()) {
        continue;
      }
      double width = SWATCH + CHARACTER * series.name().length() + 16;
      if (x > HEAD && x + width > WIDTH - 8) {
        x = HEAD;
        y += ROW;
      }
      legend.add(new Entry(x, y, series));
      x += width;
    }
    this.top = (int) Math.round(y + 22);
  }

  List<Entry> legend() {
    return legend;
  }

  double noteBaseline(int note) {
    return 38 + 17.0 * note;
  }

  /** Upper edge of the plot area. */
  int top() {
    return top;
  }

  int height() {
    return top + PLOT_HEIGHT + BOTTOM;
  }

  int right() {
    return WIDTH - RIGHT;
  }

  int bottom() {
    return top + PLOT_HEIGHT;
  }

  double x(double value) {
    return LEFT + figure.x().share(value) * (right() - LEFT);
  }

  double y(double value) {
    return bottom() - figure.y().share(value) * PLOT_HEIGHT;
  }

  /** The labels of rules, the highest first, at least a line apart. */
  List<RuleLabel> ruleLabels() {
    List<RuleLabel> labels = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    List<Rule> sorted =
        figure.rules().stream()
            .filter(rule -> !rule.label().isEmpty())
            .sorted((a, b) -> Double.compare(b.y(), a.y()))
            .toList();
    for (Rule rule : sorted) {
      double at = Math.max(y(rule.y()), free);
      labels.add(new RuleLabel(at, rule));
      free = at + 14;
    }
    return labels;
  }
}
