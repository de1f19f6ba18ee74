package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the faulty memory and what chooses its bits, from the file to the tables. */
class MemoryCampaignsTest {
  @TempDir private Path folder;

  @Test
  void activations_take_faults_and_stand_in_the_audit_by_layer() throws IOException {
    Cli.Result run =
        run(
            Cli.TINY.replace("rates: [0, 0.1]", "rates: [0, 0.5]")
                + "evaluation: {expose: [activation]}\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> audit = lines("audit.csv");
    assertThat(audit).anyMatch(line -> line.contains(",fc1.weight,weight,false,"));
    assertThat(audit)
        .filteredOn(line -> line.contains(",0.5,0,quant1,activation,true,"))
        .hasSize(2)
        .noneMatch(line -> line.endsWith(",0,0"));
    assertThat(Files.readString(folder.resolve("runs/tiny/report.html")))
        .contains("quant1 (activation)");
  }

  @Test
  void an_attack_is_swept_over_its_budget_and_says_that_it_looked() throws IOException {
    Cli.Result run =
        run(
            Cli.TINY
                .replace(
                    "{name: bit-flip, parameters: {lifetime: per-chip}}",
                    "{name: targeted, parameters: {images: 40, lifetime: per-chip},"
                        + " points: {flips: [0, 1, 4]}}")
                .replace("rates: [0, 0.1]\n", ""));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> rows = lines("results.csv");
    assertThat(rows).hasSize(7);
    String[] last = rows.get(6).split(",");
    assertThat(last[18]).isEqualTo("4");
    assertThat(Double.parseDouble(last[11])).isEqualTo(4 / Double.parseDouble(last[19]));
    assertThat(lines("protection.csv").subList(1, 7)).allMatch(line -> line.endsWith(",aimed"));
  }

  /** 28 × 28 × 8 weights of 2 bits in rows of 256: the last bit is number 12543, row 48. */
  @Test
  void every_tensor_has_its_cells_in_the_audit_and_the_report() throws IOException {
    run(Cli.TINY);
    List<String> rows = lines("addresses.csv");
    assertThat(rows)
        .anyMatch(
            row -> row.endsWith(",fc1.weight,weight,true,6272,2,row-major,0,12543,0,0,0,0,48,255"))
        .anyMatch(
            row ->
                row.endsWith(",fc2.weight,weight,true,80,2,row-major,12544,12703,0,49,0,0,49,159"))
        .anyMatch(row -> row.contains(",bn1.running_mean,batch-statistics,false,8,32,,,,"));
    assertThat(Files.readString(folder.resolve("runs/tiny/report.html")))
        .contains("fc2.weight (weight, row-major)", "0 / 49 / 159");
  }

  @Test
  void interleaved_words_go_to_the_banks_in_turn() throws IOException {
    run(
        Cli.TINY
            + "memory: {banks: 2, rows: 64, columns: 128, wordBits: 64, mapping: interleaved}\n");
    // Bit 12544 starts word 196: bank 0, word 98 of it, that is the first of row 49.
    assertThat(lines("addresses.csv"))
        .anyMatch(
            row -> row.contains(",fc2.weight,weight,true,80,2,interleaved,12544,12703,0,49,0,"));
  }

  @Test
  void an_attack_at_a_rate_is_refused_with_what_to_write() throws IOException {
    Cli.Result run = run(Cli.TINY.replace("name: bit-flip", "name: targeted"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("points: {flips: [1, 2, 5]}").hasLineCount(1);
  }

  private Cli.Result run(String experiment) throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), experiment);
    return new Cli(folder).run("run", "tiny.yaml");
  }

  private List<String> lines(String table) throws IOException {
    return Files.readAllLines(folder.resolve("runs/tiny").resolve(table));
  }
}
