package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Histograms of the logit margin of the golden network on a logarithmic axis, one outline a loss.
 */
final class MarginFigure {
  private static final double HIDDEN_TAIL = 0.002;

  private MarginFigure() {}

  /** The figure of a network; empty where the table has nothing about it. */
  static Optional<Figure> of(RunFolder run, List<MarginBin> bins, Panel network, String id) {
    double mildest = mildest(bins, network);
    Map<Cell, List<MarginBin>> golden = golden(run, bins, network, mildest);
    if (golden.isEmpty()) {
      return Optional.empty();
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double peak = 0;
    for (List<MarginBin> histogram : golden.values()) {
      low = Math.min(low, left(quantileBin(histogram)));
      high = Math.max(high, right(last(histogram)));
      double total = total(histogram);
      peak = Math.max(peak, histogram.stream().mapToDouble(b -> b.count() / total).max().orElse(0));
    }
    Axis x = LogTicks.axis("logit margin, top minus second logit (logarithmic)", low, high);
    List<Series> series = new ArrayList<>();
    golden.forEach((cell, histogram) -> series.add(outline(run, cell, histogram, x.low())));
    long seed = golden.keySet().iterator().next().seed();
    return Optional.of(
        new Figure(
            id,
            "Logit margins, " + network.network(),
            List.of(
                "%s, training seed %d; share of the test images in each bin."
                    .formatted(
                        mildest == 0
                            ? "Golden network (quantized, fault-free)"
                            : "At the mildest operating point, BER " + Text.rate(mildest),
                        seed)),
            x,
            Axis.nice("images (% in a bin)", 0, 104 * peak),
            series,
            List.of(),
            OptionalDouble.empty()));
  }

  /** The rate of the golden network, or of the mildest operating point of a turned parameter. */
  private static double mildest(List<MarginBin> bins, Panel network) {
    return network.hasAxis()
        ? bins.stream()
            .filter(bin -> network.hasFaults(bin.faultModel()))
            .mapToDouble(MarginBin::ber)
            .min()
            .orElse(0)
        : 0;
  }

  /** Histograms at a rate of the first seed of each loss, bins ascending. */
  private static Map<Cell, List<MarginBin>> golden(
      RunFolder run, List<MarginBin> bins, Panel network, double rate) {
    Map<Cell, List<MarginBin>> golden = new LinkedHashMap<>();
    Map<LossKey, Cell> first = new LinkedHashMap<>();
    for (MarginBin bin : bins) {
      Optional<Cell> cell = run.cells().find(bin.cell());
      if (bin.ber() == rate
          && bin.high() > 0
          && cell.isPresent()
          && cell.get().panel().sameNetwork(network)
          && network.hasFaults(bin.faultModel())
          && first.computeIfAbsent(cell.get().loss(), l -> cell.get()).equals(cell.get())) {
        golden.computeIfAbsent(cell.get(), c -> new ArrayList<>()).add(bin);
      }
    }
    golden.values().removeIf(histogram -> total(histogram) == 0);
    golden.values().forEach(h -> h.sort(Comparator.comparingDouble(MarginBin::low)));
    return golden;
  }

  private static Series outline(RunFolder run, Cell cell, List<MarginBin> bins, double from) {
    double total = total(bins);
    List<double[]> corners = new ArrayList<>();
    int peak = 0;
    MarginBin last = last(bins);
    for (MarginBin bin : bins) {
      if (left(bin) < from - 1e-9 || bin.low() > last.low()) {
        continue;
      }
      double before = corners.isEmpty() ? left(bin) : corners.get(corners.size() - 1)[0];
      if (left(bin) - before > 1e-6) {
        // The table leaves empty bins out; between its bins the outline lies on the axis.
        corners.add(new double[] {before, 0});
        corners.add(new double[] {left(bin), 0});
      }
      double share = 100 * bin.count() / total;
      corners.add(new double[] {left(bin), share});
      if (share > corners.get(peak)[1]) {
        peak = corners.size() - 1;
      }
      corners.add(new double[] {right(bin), share});
    }
    // A step down to the axis at both ends closes the outline.
    corners.add(0, new double[] {corners.get(0)[0], 0});
    corners.add(new double[] {corners.get(corners.size() - 1)[0], 0});
    double[] x = corners.stream().mapToDouble(c -> c[0]).toArray();
    double[] y = corners.stream().mapToDouble(c -> c[1]).toArray();
    String name = run.names().of(cell.loss());
    int[] marked = {peak + 1};
    String note = name + ": most images, " + Text.fixed(y[peak + 1], 1) + " %";
    int style = Palette.style(cell.loss(), run.study().losses());
    return new Series(
        name, Look.of(style), x, y, new double[x.length], y, marked, List.of(note), List.of());
  }

  private static double total(List<MarginBin> histogram) {
    return histogram.stream().mapToLong(MarginBin::count).sum();
  }

  /** The bin below which a share of the images too small to see lies. */
  private static MarginBin quantileBin(List<MarginBin> histogram) {
    double limit = HIDDEN_TAIL * total(histogram);
    double below = 0;
    for (MarginBin bin : histogram) {
      below += bin.count();
      if (below > limit) {
        return bin;
      }
    }
    return last(histogram);
  }

  private static MarginBin last(List<MarginBin> histogram) {
    return histogram.stream().filter(b -> b.count() > 0).reduce((a, b) -> b).orElseThrow();
  }

  // The first bin begins at 0 and the last may end at infinity: both are drawn a twentieth of a
  // decade wide.
  private static double left(MarginBin bin) {
    return bin.low() > 0 ? Math.log10(bin.low()) : Math.log10(bin.high()) - 0.05;
  }

  private static double right(MarginBin bin) {
    return Double.isInfinite(bin.high()) ? left(bin) + 0.05 : Math.log10(bin.high());
  }
}
