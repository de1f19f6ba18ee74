package org.bitmargin.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * A workload's result.
 *
 * @param workload what was done
 * @param ours milliseconds, the median over the iterations of all processes
 * @param peer milliseconds, the median
 * @param lowest of the ratios peer/ours of single iterations
 * @param highest of the ratios peer/ours of single iterations
 * @param iterations how many
 */
record Row(
    Workload workload, double ours, double peer, double lowest, double highest, int iterations) {

  /** How many times as fast ours is, by the medians. */
  double ratio() {
    return peer / ours;
  }

  static Row of(RunResult result) {
    List<IterationResult> iterations = new ArrayList<>();
    for (BenchmarkResult process : result.getBenchmarkResults()) {
      iterations.addAll(process.getIterationResults());
    }
    double[] ours = scores(iterations, "ours");
    double[] peer = scores(iterations, "peer");
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> peer[i] / ours[i]);
    Arrays.sort(ratios);
    return new Row(
        Workload.valueOf(result.getParams().getParam("workload")),
        median(ours),
        median(peer),
        ratios[0],
        ratios[ratios.length - 1],
        ratios.length);
  }

  private static double[] scores(Collection<IterationResult> iterations, String side) {
    return iterations.stream()
        .mapToDouble(i -> i.getSecondaryResults().get(side).getScore())
        .toArray();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
