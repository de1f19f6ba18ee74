package org.bitmargin.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plot area of a figure as an XChart chart: grid, bands, rules, lines, markers. */
final class PngChart {
  static final int PADDING = 6;
  static final int MARKER_SIZE = 8;
  private static final Color GRID = new Color(0xe4e7ea);
  private static final Color NEUTRAL = new Color(0x6b7178);
  static final BasicStroke DASHED = dashes(1.5f, 5, 4);
  private static final BasicStroke REFERENCE = dashes(1.2f, 7, 4);
  private static final BasicStroke GOLDEN = dashes(1, 1.5f, 3);

  private PngChart() {}

  static XYChart of(Figure figure, FigureLayout layout) {
    XYChart chart =
        new XYChart(
            layout.right() - FigureLayout.LEFT + 2 * PADDING,
            FigureLayout.PLOT_HEIGHT + 2 * PADDING);
    style(chart.getStyler(), figure);
    for (Tick tick : figure.y().ticks()) {
      level(chart, "grid" + tick.at(), tick.at(), figure.x(), new BasicStroke(1), GRID);
    }
    for (int i = 0; i < figure.series().size(); i++) {
      if (figure.series().get(i).hasBand()) {
        band(chart, "band" + i, figure.series().get(i));
      }
    }
    for (int i = 0; i < figure.rules().size(); i++) {
      rule(chart, "rule" + i, figure.rules().get(i), figure.x());
    }
    for (int i = 0; i < figure.series().size(); i++) {
      line(chart, "line" + i, figure.series().get(i));
    }
    return chart;
  }

  private static void style(XYStyler styler, Figure figure) {
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setChartPadding(PADDING);
    styler.setAxisTickPadding(0);
    styler.setAxisTickMarkLength(0);
    styler.setAxisTitlePadding(0);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(1);
    styler.setPlotBorderVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    // XChart chooses ticks of its own and drops those at the ends: PngFigure draws them.
    styler.setAxisTicksVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setPlotGridLinesVisible(false);
    styler.setMarkerSize(MARKER_SIZE);
    styler.setXAxisMin(figure.x().low());
    styler.setXAxisMax(figure.x().high());
    styler.setYAxisMin(figure.y().low());
    styler.setYAxisMax(figure.y().high());
  }

  private static void band(XYChart chart, String id, Series series) {
    int n = series.x().length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = series.x()[i];
      y[i] = series.high()[i];
      x[2 * n - 1 - i] = series.x()[i];
      y[2 * n - 1 - i] = series.low()[i];
    }
    Color ink = colour(series.look().ink());
    XYSeries drawn = chart.addSeries(id, x, y);
    drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    drawn.setFillColor(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 46));
    drawn.setLineColor(new Color(0, 0, 0, 0));
    drawn.setMarker(SeriesMarkers.NONE);
  }

  private static void rule(XYChart chart, String id, Rule rule, Axis x) {
    Color colour = colour(rule.style());
    level(chart, id, rule.y(), x, rule.label().isEmpty() ? GOLDEN : REFERENCE, colour);
  }

  private static void level(
      XYChart chart, String id, double y, Axis x, BasicStroke stroke, Color colour) {
    double[] ends = {x.low(), x.high()};
    XYSeries drawn = chart.addSeries(id, ends, new double[] {y, y});
    drawn.setMarker(SeriesMarkers.NONE);
    drawn.setLineStyle(stroke);
    drawn.setLineColor(colour);
  }

  private static void line(XYChart chart, String id, Series series) {
    XYSeries drawn = chart.addSeries(id, series.x(), series.y());
    drawn.setMarker(SeriesMarkers.NONE);
    drawn.setLineStyle(series.look().dashed() ? DASHED : new BasicStroke(2));
    drawn.setLineColor(colour(series.look().ink()));
    if (series.marked().length == 0) {
      return;
    }
    double[] x = Arrays.stream(series.marked()).mapToDouble(i -> series.x()[i]).toArray();
    double[] y = Arrays.stream(series.marked()).mapToDouble(i -> series.y()[i]).toArray();
    XYSeries points = chart.addSeries(id + "marks", x, y);
    points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    points.setMarker(marker(series.look().marker()));
    points.setMarkerColor(colour(series.look().ink()));
  }

  static Color colour(int style) {
    return style == Rule.NEUTRAL ? NEUTRAL : Color.decode(Palette.ink(style).light());
  }

  static Marker marker(Palette.Marker marker) {
    return switch (marker) {
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case SQUARE -> SeriesMarkers.SQUARE;
      case TRIANGLE_UP -> SeriesMarkers.TRIANGLE_UP;
      case DIAMOND -> SeriesMarkers.DIAMOND;
      case TRIANGLE_DOWN -> SeriesMarkers.TRIANGLE_DOWN;
      case PLUS -> SeriesMarkers.PLUS;
      case CROSS -> SeriesMarkers.CROSS;
    };
  }

  private static BasicStroke dashes(float width, float... lengths) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
  }
}
