package org.bitmargin.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a figure as SVG. In the page its colours come from the page's style sheet and follow light
 * and dark mode; as a file it brings its own light ones, ready for print.
 */
final class SvgFigure {
  private static final int RULE_GAP = 6;

  private final Figure figure;
  private final FigureLayout layout;
  private final Markup svg = new Markup();

  private SvgFigure(Figure figure) {
    this.figure = figure;
    this.layout = new FigureLayout(figure);
  }

  /** For a page that has the style sheet of {@link SvgStyle}. */
  static Markup inline(Figure figure) {
    return new SvgFigure(figure).draw(false);
  }

  /** For a file of its own. */
  static String standalone(Figure figure) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgFigure(figure).draw(true) + "\n";
  }

  private Markup draw(boolean alone) {
    // A file needs a margin; on the page the text beside it gives the left edge.
    int margin = alone ? FigureLayout.MARGIN : 0;
    String box =
        "%d %d %d %d"
            .formatted(
                -margin, -margin, FigureLayout.WIDTH + 2 * margin, layout.height() + 2 * margin);
    // HTML knows the element without its name space, a file of its own needs it.
    String name = alone ? "xmlns" : "data-file";
    String space = alone ? "http://www.w3.org/2000/svg" : "plots/" + figure.id() + ".svg";
    svg.open(
        "svg",
        name,
        space,
        "viewBox",
        box,
        "class",
        "figure",
        "role",
        "img",
        "aria-labelledby",
        figure.id());
    svg.element("title", figure.title(), "id", figure.id());
    if (alone) {
      svg.open("style").css(SvgStyle.standalone()).close();
      String edge = String.valueOf(-margin);
      svg.leaf("rect", "class", "paper", "x", edge, "y", edge, "width", "100%", "height", "100%");
    }
    text(FigureLayout.HEAD, 20, figure.title(), "title", "start");
    for (int i = 0; i < figure.notes().size(); i++) {
      text(FigureLayout.HEAD, layout.noteBaseline(i), figure.notes().get(i), "note", "start");
    }
    axes();
    figure.series().stream().filter(Series::hasBand).forEach(this::band);
    rules();
    figure.series().forEach(this::line);
    for (PointLabels.Label label : PointLabels.of(figure, layout)) {
      text(label.x(), label.y(), label.text(), "point " + ink(label.series()), "start");
    }
    layout.legend().forEach(this::legend);
    return svg.close();
  }

  private void axes() {
    for (Tick tick : figure.y().ticks()) {
      double y = layout.y(tick.at());
      segment(FigureLayout.LEFT, y, layout.right(), y, "grid");
      text(FigureLayout.LEFT - 8, y + 4, tick.label(), "tick", "end");
    }
    double bottom = layout.bottom();
    segment(FigureLayout.LEFT, bottom, layout.right(), bottom, "axis");
    for (Tick tick : figure.x().ticks()) {
      double x = layout.x(tick.at());
      segment(x, bottom, x, bottom + (tick.label().isEmpty() ? 3 : 5), "axis");
      text(x, bottom + 18, tick.label(), "tick", "middle");
    }
    figure.breakAt().ifPresent(at -> axisBreak(layout.x(at), bottom));
    double middle = (FigureLayout.LEFT + layout.right()) / 2.0;
    text(middle, bottom + 38, figure.x().title(), "label", "middle");
    double y = layout.top() + FigureLayout.PLOT_HEIGHT / 2.0;
    svg.element(
        "text",
        figure.y().title(),
        "class",
        "label",
        "text-anchor",
        "middle",
        "transform",
        "translate(16 " + number(y) + ") rotate(-90)");
  }

  private void axisBreak(double x, double y) {
    svg.leaf(
        "path", "class", "break", "d", path(List.of(x - 3, y), "M") + path(List.of(x + 3, y), "L"));
    segment(x - 6, y + 5, x, y - 5, "axis");
    segment(x, y + 5, x + 6, y - 5, "axis");
  }

  private void rules() {
    for (Rule rule : figure.rules()) {
      svg.open("g", "class", SvgStyle.ink(rule.style()));
      double y = layout.y(rule.y());
      segment(
          FigureLayout.LEFT, y, layout.right(), y, rule.label().isEmpty() ? "golden" : "reference");
      svg.close();
    }
    for (FigureLayout.RuleLabel label : layout.ruleLabels()) {
      text(layout.right() + RULE_GAP, label.y() + 4, label.rule().label(), "tick", "start");
    }
  }

  private void band(Series series) {
    int n = series.x().length;
    StringBuilder d = new StringBuilder();
    IntStream.range(0, n).forEach(i -> d.append(vertex(series, series.high(), i, i == 0)));
    IntStream.range(0, n).forEach(i -> d.append(vertex(series, series.low(), n - 1 - i, false)));
    svg.leaf("path", "class", ink(series) + " band", "d", d + "Z");
  }

  private void line(Series series) {
    StringBuilder d = new StringBuilder();
    IntStream.range(0, series.x().length)
        .forEach(i -> d.append(vertex(series, series.y(), i, i == 0)));
    svg.open("g", "class", ink(series));
    svg.leaf("path", "class", lineStyle(series), "d", d.toString());
    if (series.hasWhiskers()) {
      IntStream.range(0, series.x().length).forEach(i -> whisker(series, i));
    }
    for (int i = 0; i < series.marked().length; i++) {
      int at = series.marked()[i];
      marker(series, layout.x(series.x()[at]), layout.y(series.y()[at]), series.notes().get(i));
    }
    svg.close();
  }

  private void whisker(Series series, int i) {
    double x = layout.x(series.x()[i]);
    segment(x, layout.y(series.low()[i]), x, layout.y(series.high()[i]), "whisker");
  }

  private static String lineStyle(Series series) {
    return series.look().dashed() ? "line dashed" : "line";
  }

  private static String ink(Series series) {
    return SvgStyle.ink(series.look().ink());
  }

  private void legend(FigureLayout.Entry entry) {
    Series series = entry.series();
    svg.open("g", "class", ink(series));
    segment(entry.x(), entry.y(), entry.x() + 26, entry.y(), lineStyle(series));
    if (series.isMarked()) {
      marker(series, entry.x() + 13, entry.y(), "");
    }
    svg.close();
    text(entry.x() + 33, entry.y() + 4, series.name(), "label", "start");
  }

  private void marker(Series series, double x, double y, String note) {
    svg.open("path", "class", "marker", "d", MarkerPath.of(series.look().marker(), x, y));
    if (!note.isEmpty()) {
      svg.element("title", note);
    }
    svg.close();
  }

  private String vertex(Series series, double[] values, int i, boolean first) {
    return path(List.of(layout.x(series.x()[i]), layout.y(values[i])), first ? "M" : "L");
  }

  private static String path(List<Double> point, String command) {
    return command + number(point.get(0)) + " " + number(point.get(1));
  }

  private void segment(double x1, double y1, double x2, double y2, String style) {
    svg.leaf("path", "class", style, "d", path(List.of(x1, y1), "M") + path(List.of(x2, y2), "L"));
  }

  private void text(double x, double y, String text, String style, String anchor) {
    if (!text.isEmpty()) {
      svg.element(
          "text", text, "class", style, "text-anchor", anchor, "x", number(x), "y", number(y));
      svg.text("\n");
    }
  }

  static String number(double value) {
    return Text.fixed(value, 1);
  }
}
