package org.bitmargin.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a chip costs at each rate, in milliseconds.
 *
 * @param milliseconds by way, then by bit error rate
 */
record SamplingSweep(Map<Sampling.Way, SortedMap<Double, Double>> milliseconds) {
  private static final Effort EFFORT = new Effort(1, 2, 5);

  static SamplingSweep of(Runs runs) {
    Map<Sampling.Way, SortedMap<Double, Double>> found = new EnumMap<>(Sampling.Way.class);
    for (RunResult result : runs.all(Sampling.class, EFFORT, TimeValue.milliseconds(300))) {
      found
          .computeIfAbsent(
              Sampling.Way.valueOf(result.getParams().getParam("way")), way -> new TreeMap<>())
          .put(
              Double.valueOf(result.getParams().getParam("rate")),
              result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return new SamplingSweep(found);
  }

  /** Writes a table and a plot of it. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("sampling.csv"), csv());
      Files.writeString(folder.resolve("sampling.svg"), new SamplingPlot(this).svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String csv() {
    StringBuilder text =
        new StringBuilder("bit_error_rate,bits,expected_faults,chip_ms,distances_ms,masks_ms\n");
    for (double rate : milliseconds.get(Sampling.Way.MODEL).keySet()) {
      long bits = Sampling.VGG7.bitCount();
      text.append("%s,%d,%.0f".formatted(rate, bits, rate * bits));
      for (Sampling.Way way : Sampling.Way.values()) {
        text.append(',').append(RowText.number(milliseconds.get(way).get(rate)));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
