package org.bitmargin.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/**
 * Draws a figure as PNG at twice the size of the SVG. XChart draws the plot area; the header and
 * the axes, which XChart cannot break at 0, are drawn around it at the places the SVG has them.
 */
final class PngFigure {
  private static final int SCALE = 2;
  private static final Color TEXT = new Color(0x4a4f55);
  private static final Color TITLE = new Color(0x16191d);
  private static final Color AXIS = new Color(0x6b7178);

  private final Figure figure;
  private final FigureLayout layout;
  private Graphics2D g;

  private PngFigure(Figure figure, FigureLayout layout, Graphics2D g) {
    this.figure = figure;
    this.layout = layout;
    this.g = g;
  }

  /**
   * The bytes of the PNG file.
   *
   * @throws IllegalStateException where this Java has no fonts to draw with
   */
  static byte[] of(Figure figure) {
    requireFonts();
    FigureLayout layout = new FigureLayout(figure);
    int width = FigureLayout.WIDTH + 2 * FigureLayout.MARGIN;
    int height = layout.height() + 2 * FigureLayout.MARGIN;
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(SCALE, SCALE);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      g.translate(FigureLayout.MARGIN, FigureLayout.MARGIN);
      new PngFigure(figure, layout, g).draw();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      g.dispose();
    }
  }

  private static void requireFonts() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FigureLayout.LABEL_SIZE);
      font.getStringBounds("0", new FontRenderContext(null, true, true));
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A Java without fontconfig or freetype fails in various ways deep inside its font code.
      throw new IllegalStateException(
          "this Java finds no fonts to draw plots/*.png with: install fontconfig and a font such as "
              + "DejaVu (summary.csv, plots/*.svg and report.html are written)",
          e);
    }
  }

  private void draw() {
    text(figure.title(), FigureLayout.HEAD, 20, FigureLayout.TITLE_SIZE, Font.BOLD, TITLE);
    for (int i = 0; i < figure.notes().size(); i++) {
      double y = layout.noteBaseline(i);
      text(figure.notes().get(i), FigureLayout.HEAD, y, FigureLayout.NOTE_SIZE, Font.PLAIN, TEXT);
    }
    layout.legend().forEach(this::legend);
    XYChart chart = PngChart.of(figure, layout);
    Graphics2D area = (Graphics2D) g.create();
    area.translate(FigureLayout.LEFT - PngChart.PADDING, layout.top() - PngChart.PADDING);
    chart.paint(area, chart.getWidth(), chart.getHeight());
    area.dispose();
    figure.series().stream().filter(Series::hasWhiskers).forEach(this::whiskers);
    xAxis();
    yAxis();
    for (PointLabels.Label label : PointLabels.of(figure, layout)) {
      Color ink = PngChart.colour(label.series().look().ink());
      text(label.text(), label.x(), label.y(), FigureLayout.POINT_SIZE, Font.PLAIN, ink);
    }
    for (FigureLayout.RuleLabel label : layout.ruleLabels()) {
      label(label.rule().label(), layout.right() + 6.0, label.y() + 4);
    }
  }

  private void xAxis() {
    double bottom = layout.bottom();
    g.setColor(AXIS);
    g.setStroke(new BasicStroke(1));
    line(FigureLayout.LEFT, bottom, layout.right(), bottom);
    for (Tick tick : figure.x().ticks()) {
      double x = layout.x(tick.at());
      g.setColor(AXIS);
      line(x, bottom, x, bottom + (tick.label().isEmpty() ? 3 : 5));
      label(tick.label(), x - width(tick.label()) / 2, bottom + 18);
    }
    figure.breakAt().ifPresent(at -> axisBreak(layout.x(at), bottom));
    String title = figure.x().title();
    double middle = (FigureLayout.LEFT + layout.right()) / 2.0;
    label(title, middle - width(title) / 2, bottom + 38);
  }

  private void yAxis() {
    for (Tick tick : figure.y().ticks()) {
      double x = FigureLayout.LEFT - 8 - width(tick.label());
      label(tick.label(), x, layout.y(tick.at()) + 4);
    }
    Graphics2D upright = g;
    g = (Graphics2D) upright.create();
    g.translate(16, layout.top() + FigureLayout.PLOT_HEIGHT / 2.0);
    g.rotate(-Math.PI / 2);
    label(figure.y().title(), -width(figure.y().title()) / 2, 0);
    g.dispose();
    g = upright;
  }

  private void axisBreak(double x, double y) {
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(3));
    line(x - 3, y, x + 3, y);
    g.setColor(AXIS);
    g.setStroke(new BasicStroke(1));
    line(x - 6, y + 5, x, y - 5);
    line(x, y + 5, x + 6, y - 5);
  }

  private void legend(FigureLayout.Entry entry) {
    Series series = entry.series();
    g.setColor(PngChart.colour(series.look().ink()));
    g.setStroke(series.look().dashed() ? PngChart.DASHED : new BasicStroke(2));
    line(entry.x(), entry.y(), entry.x() + 26, entry.y());
    if (series.isMarked()) {
      PngChart.marker(series.look().marker())
          .paint(g, entry.x() + 13, entry.y(), PngChart.MARKER_SIZE);
    }
    label(series.name(), entry.x() + 33, entry.y() + 4);
  }

  private void whiskers(Series series) {
    g.setColor(PngChart.colour(series.look().ink()));
    g.setStroke(new BasicStroke(1.4f));
    for (int i = 0; i < series.x().length; i++) {
      double x = layout.x(series.x()[i]);
      line(x, layout.y(series.low()[i]), x, layout.y(series.high()[i]));
    }
  }

  private void label(String text, double x, double y) {
    text(text, x, y, FigureLayout.LABEL_SIZE, Font.PLAIN, TEXT);
  }

  private void text(String text, double x, double y, int size, int weight, Color colour) {
    g.setColor(colour);
    g.setFont(new Font(Font.SANS_SERIF, weight, size));
    g.drawString(text, (float) x, (float) y);
  }

  private double width(String text) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FigureLayout.LABEL_SIZE);
    return font.getStringBounds(text, g.getFontRenderContext()).getWidth();
  }

  private void line(double x1, double y1, double x2, double y2) {
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }
}
