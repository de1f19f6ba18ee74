package org.bitmargin.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a figure, with an interval perhaps.
 *
 * @param name for the legend; empty for none
 * @param look colour, marker and line
 * @param x positions
 * @param y values
 * @param low lower end of the interval; empty for none
 * @param high upper end of the interval
 * @param marked indices of the points that get a marker
 * @param notes for each marked point, what a pointer resting on it is told
 * @param labels for each marked point, what is written beside it where there is room; empty for
 *     none
 */
record Series(
    String name,
    Look look,
    double[] x,
    double[] y,
    double[] low,
    double[] high,
    int[] marked,
    List<String> notes,
    List<String> labels) {
  private static final double[] NONE = {};

  /** A line through marked points with an interval. */
  static Series curve(
      String name,
      Look look,
      double[] x,
      double[] y,
      double[] low,
      double[] high,
      List<String> notes) {
    int[] all = IntStream.range(0, x.length).toArray();
    return new Series(name, look, x, y, low, high, all, notes, List.of());
  }

  /** A line that is marked at its end. */
  static Series line(String name, int style, double[] x, double[] y, String note) {
    int[] end = {x.length - 1};
    return new Series(name, Look.of(style), x, y, NONE, NONE, end, List.of(note), List.of());
  }

  /** A broken line without markers; its name may be empty to leave it out of the legend. */
  static Series dashed(String name, int ink, double[] x, double[] y) {
    Look look = Look.of(ink).broken();
    return new Series(name, look, x, y, NONE, NONE, new int[0], List.of(), List.of());
  }

  /** The same line with words beside its points. */
  Series labelled(List<String> words) {
    return new Series(name, look, x, y, low, high, marked, notes, List.copyOf(words));
  }

  boolean hasBand() {
    return low.length > 0 && !look.whiskers();
  }

  boolean hasWhiskers() {
    return low.length > 0 && look.whiskers();
  }

  boolean isMarked() {
    return marked.length > 0;
  }
}
