package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarginFigureTest {
  private static final String ROW =
      "e,synthetic,vgg3,mcel,m=32;L=100,4,4,bit-flip,,none,per-chip,0,1,0,800,1000,0.8,1.5,0,900\n";

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void open() {
    RunFixture.put(folder, "results.csv", RunFixture.HEAD + ROW);
    RunFixture.put(folder, "cells/c/results.csv", RunFixture.HEAD + ROW);
    run = RunFolder.open(folder);
  }

  private Series outline(MarginBin... bins) {
    Panel panel = run.study().panels().get(0);
    return MarginFigure.of(run, List.of(bins), panel, "m").orElseThrow().series().get(0);
  }

  private static MarginBin bin(double low, double high, long count) {
    return new MarginBin("c", "bit-flip", 0, low, high, count);
  }

  @Test
  void heights_are_shares_of_the_images_and_the_peak_is_marked() {
    Series series = outline(bin(1, 10, 250), bin(10, 100, 750));
    assertThat(series.x()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(series.y()).containsExactly(0, 25, 25, 75, 75, 0);
    assertThat(series.marked()).containsExactly(3);
  }

  @Test
  void the_outline_lies_on_the_axis_where_bins_are_empty_and_left_out() {
    Series series = outline(bin(1, 10, 500), bin(100, 1000, 500));
    assertThat(series.x()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(series.y()).containsExactly(0, 50, 50, 0, 0, 50, 50, 0);
  }

  @Test
  void open_ends_are_drawn_a_twentieth_of_a_decade_wide() {
    Series series = outline(bin(0, 1, 500), bin(1, Double.POSITIVE_INFINITY, 500));
    assertThat(series.x()).containsExactly(-0.05, -0.05, 0, 0, 0.05, 0.05);
  }

  @Test
  void bins_of_other_cells_and_rates_do_not_count() {
    Panel panel = run.study().panels().get(0);
    List<MarginBin> others =
        List.of(
            new MarginBin("c", "bit-flip", 0.01, 1, 10, 5),
            new MarginBin("unknown", "bit-flip", 0, 1, 10, 5));
    assertThat(MarginFigure.of(run, others, panel, "m")).isEmpty();
  }
}
