package org.bitmargin.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a figure, with a shaded band perhaps.
 *
 * @param name for the legend; empty for none
 * @param style colour and marker, an index into {@link Palette}
 * @param x positions
 * @param y values
 * @param low lower edge of the band; empty for no band
 * @param high upper edge of the band
 * @param marked indices of the points that get a marker
 * @param notes for each marked point, what a pointer resting on it is told
 * @param dashed whether the line is broken
 */
record Series(
    String name,
    int style,
    double[] x,
    double[] y,
    double[] low,
    double[] high,
    int[] marked,
    List<String> notes,
    boolean dashed) {

  /** A line through marked points with a band. */
  static Series curve(
      String name,
      int style,
      double[] x,
      double[] y,
      double[] low,
      double[] high,
      List<String> notes) {
    int[] all = IntStream.range(0, x.length).toArray();
    return new Series(name, style, x, y, low, high, all, notes, false);
  }

  /** A line that is marked at its end. */
  static Series line(String name, int style, double[] x, double[] y, String note) {
    double[] none = {};
    int[] end = {x.length - 1};
    return new Series(name, style, x, y, none, none, end, List.of(note), false);
  }

  /** A broken line without markers or an entry in the legend. */
  static Series dashed(int style, double[] x, double[] y) {
    double[] none = {};
    return new Series("", style, x, y, none, none, new int[0], List.of(), true);
  }

  boolean hasBand() {
    return low.length > 0;
  }
}
