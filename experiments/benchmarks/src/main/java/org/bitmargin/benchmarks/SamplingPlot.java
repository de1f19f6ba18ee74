package org.bitmargin.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** The cost of a chip against the bit error rate, both axes logarithmic, as SVG. */
final class SamplingPlot {
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int DECADE_X = 110;
  private static final int DECADE_Y = 75;
  private static final int FIRST_X = -6;
  private static final int LAST_X = -1;

  private static final Map<Sampling.Way, String> NAMES =
      Map.of(
          Sampling.Way.MODEL, "as sampled: the faster of the two",
          Sampling.Way.DISTANCES, "by distances",
          Sampling.Way.MASKS, "by masks of 64 bits");
  private static final Map<Sampling.Way, String> STYLES =
      Map.of(
          Sampling.Way.MODEL, "stroke:#1f2937;stroke-width:5;stroke-opacity:.25",
          Sampling.Way.DISTANCES, "stroke:#0f6fb8;stroke-width:2",
          Sampling.Way.MASKS, "stroke:#b8540f;stroke-width:2;stroke-dasharray:6 4");

  private final SamplingSweep sweep;
  private final int firstY;
  private final int lastY;
  private final StringBuilder svg = new StringBuilder();

  SamplingPlot(SamplingSweep sweep) {
    this.sweep = sweep;
    double[] all =
        sweep.milliseconds().values().stream()
            .flatMap(curve -> curve.values().stream())
            .mapToDouble(Math::log10)
            .sorted()
            .toArray();
    this.firstY = (int) Math.floor(all[0]);
    this.lastY = (int) Math.ceil(all[all.length - 1]);
  }

  String svg() {
    int width = (int) x(LAST_X) + 40;
    int height = (int) y(firstY) + 60;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="13" role="img">
        <title>Sampling one chip of an 8-bit VGG7</title>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(width, height));
    text(LEFT, 22, "start", "Sampling one chip of an 8-bit VGG7 (103.8 Mbit), one thread");
    text(LEFT, 40, "start", "milliseconds, over the bit error rate");
    for (int e = FIRST_X; e <= LAST_X; e++) {
      line(x(e), y(firstY), x(e), y(lastY));
      text(x(e), y(firstY) + 20, "middle", "1e" + e);
    }
    for (int e = firstY; e <= lastY; e++) {
      line(x(FIRST_X), y(e), x(LAST_X), y(e));
      text(LEFT - 8, y(e) + 4, "end", RowText.number(Math.pow(10, e)));
    }
    int row = 0;
    for (Sampling.Way way : Sampling.Way.values()) {
      curve(sweep.milliseconds().get(way), STYLES.get(way));
      int height2 = TOP + 18 + 20 * row++;
      svg.append(
          "<path d=\"M%d %dh30\" style=\"%s\"/>\n"
              .formatted(LEFT + 12, height2 - 4, STYLES.get(way)));
      text(LEFT + 50, height2, "start", NAMES.get(way));
    }
    return svg.append("</svg>\n").toString();
  }

  private double x(double exponent) {
    return LEFT + (exponent - FIRST_X) * DECADE_X;
  }

  private double y(double exponent) {
    return TOP + (lastY - exponent) * DECADE_Y;
  }

  private void curve(SortedMap<Double, Double> points, String style) {
    StringBuilder path = new StringBuilder();
    points.forEach(
        (rate, milliseconds) ->
            path.append(path.isEmpty() ? 'M' : 'L')
                .append("%.1f %.1f".formatted(x(Math.log10(rate)), y(Math.log10(milliseconds)))));
    svg.append("<path d=\"%s\" fill=\"none\" style=\"%s\"/>\n".formatted(path, style));
  }

  private void line(double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#d5d9e0\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>\n",
            x,
            y,
            anchor,
            words));
  }
}
