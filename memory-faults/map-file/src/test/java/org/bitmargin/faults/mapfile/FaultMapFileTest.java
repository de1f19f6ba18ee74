package org.bitmargin.faults.mapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultMapFileTest {
  @TempDir Path folder;

  @Test
  void reads_back_what_was_written_to_the_last_bit() throws IOException {
    for (RecordedChip chip : new RecordedChip[] {Samples.twoColumns(), Samples.oneColumn()}) {
      Path file = folder.resolve("a.faultmap");
      FaultMapFile.write(file, chip);
      assertThat(FaultMapFile.read(file)).isEqualTo(chip);
      assertThat(FaultMapFile.readHeader(file)).isEqualTo(chip.header());
      assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
  }

  @Test
  void a_chip_without_sites_is_a_chip() throws IOException {
    Path file = folder.resolve("none.faultmap");
    RecordedChip none = Samples.chip(new long[0], new double[0], new double[0]);
    FaultMapFile.write(file, none);
    assertThat(FaultMapFile.read(file)).isEqualTo(none);
  }

  @Test
  void many_sites_cross_the_blocks_they_are_read_in() throws IOException {
    int n = 20_001;
    long[] sites = new long[n];
    double[] onsets = new double[n];
    for (int i = 0; i < n; i++) {
      sites[i] = 3L * i;
      onsets[i] = i / (double) n;
    }
    var layout = org.bitmargin.api.MemoryLayout.of(8, n);
    FaultMapHeader h = Samples.header();
    FaultMapHeader header =
        new FaultMapHeader(
            h.tool(),
            h.network(),
            h.holds(),
            h.protection(),
            h.faultModel(),
            h.faultParameters(),
            h.lifetime(),
            h.bitErrorRate(),
            h.chip(),
            h.chipSeed(),
            layout);
    RecordedChip chip =
        new RecordedChip(header, new org.bitmargin.api.FaultMap(sites, onsets, onsets));
    Path file = folder.resolve("many.faultmap");
    FaultMapFile.write(file, chip);
    assertThat(FaultMapFile.read(file)).isEqualTo(chip);
    assertThat(Files.size(file)).isLessThan(16L * n + 1000);
  }

  @Test
  void the_same_chip_gives_the_same_bytes() throws IOException {
    FaultMapFile.write(folder.resolve("a"), Samples.twoColumns());
    FaultMapFile.write(folder.resolve("b"), Samples.twoColumns());
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void the_realised_rate_counts_what_can_turn_at_severity_1() {
    assertThat(Samples.twoColumns().realisedRate()).isEqualTo(5 / 2.0 / 40);
    assertThat(Samples.oneColumn().realisedRate()).isEqualTo(2 / 40.0);
  }

  @Test
  void a_map_of_a_larger_memory_is_not_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.chip(new long[] {40}, new double[1], new double[1]))
        .withMessage("site 40 lies outside the layout of 40 bits");
  }

  @Test
  void finds_the_maps_of_a_folder_by_name() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("b/c"));
    for (Path file :
        new Path[] {deep.resolve("2.faultmap"), deep.resolve("1.faultmap"), folder.resolve("x")}) {
      FaultMapFile.write(file, Samples.oneColumn());
    }
    assertThat(FaultMapFile.find(folder))
        .containsExactly(deep.resolve("1.faultmap"), deep.resolve("2.faultmap"));
    assertThat(FaultMapFile.find(folder.resolve("x"))).containsExactly(folder.resolve("x"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> FaultMapFile.find(empty))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("folder " + empty + " holds no fault maps: their names end in .faultmap");
    assertThatThrownBy(() -> FaultMapFile.find(folder.resolve("nowhere")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nowhere does not exist");
  }
}
