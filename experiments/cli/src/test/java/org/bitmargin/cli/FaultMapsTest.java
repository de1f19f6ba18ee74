package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map exported from one run and replayed in another gives the same rows, byte for byte. */
class FaultMapsTest {
  private static final String EXPERIMENT =
      """
      name: recorded
      dataset: {name: synthetic, parameters: {train: 120, test: 40}}
      models: [{name: mlp, parameters: {hidden: 8}}]
      losses: [cross-entropy, {name: mcel, parameters: {m: 2, L: 10}}]
      quantization: [{bits: 2}, {bits: 4, rates: [0, 0.05]}]
      faults: [{name: bit-flip, parameters: {p01: 0.03, p10: 0.01, lifetime: per-chip}}]
      protections: [none, secded, {name: interleaving, parameters: {depth: 4}}]
      rates: [0, 0.02, 0.1]
      chips: 3
      training: {epochs: 1, batch: 20}
      evaluation: {expose: [weight, bias], exposeRanges: true}
      """;

  private static final String SRAM =
      "{name: sram, parameters: {lifetime: per-chip}, points: {voltage: [0.78, 0.8, 0.85]}}";

  private static final String W2 = "mlp-hidden8-w2a2";

  @TempDir static Path folder;
  private static Cli cli;
  private static Cli.Result exported;

  @BeforeAll
  static void record() throws IOException {
    cli = new Cli(folder);
    Files.writeString(folder.resolve("recorded.yaml"), EXPERIMENT);
    Cli.Result run = cli.run("run", "recorded.yaml", "--out", "run");
    assertThat(run.code()).as(run.err()).isZero();
    exported = cli.run("faults", "export", "run", "--out", "maps");
  }

  @Nested
  class Replay {

    @Test
    void gives_the_rows_of_the_recorded_run() throws IOException {
      List<String> recorded = measured("run");
      assertThat(measured(replay("maps", "same"))).isEqualTo(recorded);
      // Nothing of this could be seen where all chips gave the same.
      assertThat(recorded.stream().map(row -> row.substring(row.indexOf(';'))).distinct())
          .hasSizeGreaterThan(recorded.size() / 2);
    }

    @Test
    void depends_on_the_maps_and_not_on_the_seed() throws IOException {
      String other = replay("maps", "other-seed", "chipSeed=1");
      assertThat(measured(other)).isEqualTo(measured("run"));
    }

    @Test
    void serves_a_lower_rate_alone() throws IOException {
      String low = replay("maps", "low", "rates=[0.02]", "quantization=[{bits: 2}]", "chips=2");
      assertThat(measured(low)).hasSize(2 * 3 * 2).isSubsetOf(measured("run"));
    }

    @Test
    void serves_operating_points_as_rates() throws IOException {
      Files.writeString(
          folder.resolve("sram.yaml"),
          EXPERIMENT
              .replaceAll("faults:.*", "faults: [" + SRAM + "]")
              .replaceAll("quantization:.*", "quantization: [{bits: 2}]")
              .replaceAll("rates:.*", ""));
      Cli.Result points = cli.run("run", "sram.yaml", "--out", "points");
      assertThat(points.code()).as(points.err()).isZero();
      assertThat(cli.run("faults", "export", "points", "--out", "sram").out())
          .startsWith("sram/" + W2 + ": 3 chips");
      String rates =
          rows("points").stream()
              .map(row -> row.get(11))
              .distinct()
              .collect(Collectors.joining(", ", "rates=[", "]"));
      Cli.Result again =
          cli.run(
              "evaluate", "points", "--out", "again", "--set", fixedMap("sram"), "--set", rates);
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(measured("again")).hasSize(2 * 3 * 3 * 3).isEqualTo(measured("points"));
    }

    @Test
    void refuses_what_was_not_recorded() {
      refused("rates=[0.2]", "a bit error rate of 0.2 was not recorded: the maps in ");
      refused("chips=4", "chip 3 was not recorded: ");
      refused(
          "evaluation.exposeRanges=false",
          "is of another memory (mlp(hidden=8) w2a2, protection none): its tensor 1 is ");
      refused("protections=[tmr]", "its tensor 4 is fc1.weight/secded, here it is fc1.weight/copy");
      refused("memory.banks=8", "its geometry is 4 banks of 512 x 256 bits");
    }

    private void refused(String change, String message) {
      Cli.Result result =
          evaluateReplay(
              "maps", "refused-" + change.hashCode(), "quantization=[{bits: 2}]", change);
      assertThat(result.err()).hasLineCount(1).contains(message);
      assertThat(result.code()).isEqualTo(2);
    }
  }

  @Nested
  class Export {

    @Test
    void writes_a_file_a_chip_and_memory() {
      assertThat(exported.code()).as(exported.err()).isZero();
      assertThat(exported.err()).isEmpty();
      // Interleaving moves bits within tensors: its memory is that of none. Losses share chips.
      assertThat(exported.out().lines())
          .containsExactly(
              "bit-flip/" + W2 + ": 3 chips",
              "bit-flip/" + W2 + "-secded-uncorrectablekeep: 3 chips",
              "bit-flip/mlp-hidden8-w4a4: 3 chips",
              "bit-flip/mlp-hidden8-w4a4-secded-uncorrectablekeep: 3 chips",
              "12 fault maps: maps");
    }

    @Test
    void leaves_the_run_as_it_was() {
      assertThat(cli.run("verify", "run").code()).isZero();
      assertThat(folder.resolve("run/.lock")).doesNotExist();
    }

    @Test
    void takes_some_cells_and_chips_and_the_same_bytes_again() throws IOException {
      String cell = "mlp-hidden8-w2a2-mcel-m2-L10-s1";
      Cli.Result some =
          cli.run("faults", "export", "run", "--out", "some", "--cell", cell, "--chips", "5");
      assertThat(some.lastLine()).isEqualTo("10 fault maps: some");
      for (int chip = 0; chip < 3; chip++) {
        String name = "bit-flip/%s-secded-uncorrectablekeep/chip-00%d.faultmap".formatted(W2, chip);
        assertThat(folder.resolve("some").resolve(name))
            .hasSameBinaryContentAs(folder.resolve("maps").resolve(name));
      }
    }

    @Test
    void refuses_wrong_input_with_one_line() throws IOException {
      refused("run folder " + folder.resolve("run") + " has no cell x; cells: mlp-", "--cell", "x");
      refused("--chips must be at least 1, was 0", "--chips", "0");
      Files.createDirectories(folder.resolve("full/of"));
      refused("full is not empty: choose another --out", "--out", "full");
    }

    @Test
    void needs_faults_that_last() {
      Cli.Result fleeting =
          evaluate(
              "fleeting",
              "faults=[{name: bit-flip, parameters: {lifetime: per-inference}}]",
              "quantization=[{bits: 2}]",
              "chips=1");
      assertThat(fleeting.code()).as(fleeting.err()).isZero();
      Cli.Result result = cli.run("faults", "export", "fleeting", "--out", "nothing");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err())
          .hasLineCount(1)
          .contains("has no chips to export: faults of bit-flip last per-inference");
      assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private void refused(String message, String... more) {
      List<String> words = new ArrayList<>(List.of("faults", "export", "run"));
      words.addAll(Arrays.asList(more));
      if (!words.contains("--out")) {
        words.addAll(List.of("--out", "refused"));
      }
      Cli.Result result = cli.run(words.toArray(String[]::new));
      assertThat(result.err()).hasLineCount(1).contains(message);
      assertThat(result.code()).isEqualTo(2);
      assertThat(folder.resolve("refused")).doesNotExist();
    }
  }

  @Nested
  class Show {
    private final String chip =
        "maps/bit-flip/" + W2 + "-secded-uncorrectablekeep/chip-001.faultmap";

    @Test
    void prints_header_counts_and_that_the_digest_is_right() {
      Cli.Result shown = cli.run("faults", "show", chip);
      assertThat(shown.code()).isZero();
      assertThat(shown.out())
          .containsPattern("SHA-256 +right")
          .containsPattern("memory of +mlp\\(hidden=8\\) w2a2, parameters")
          .containsPattern("protection +secded\\(uncorrectable=keep\\)")
          .containsPattern("fault model +bit-flip p01=0.03;p10=0.01")
          .containsPattern("lifetime +per-chip")
          .containsPattern("chip +1, chip seed 42")
          .containsPattern("recorded rate +0.1")
          .containsPattern("realised rate +0.[01]")
          .containsPattern("tensor +bit +stored bits +0->1 +1->0")
          .containsPattern("fc1.weight +1 +[0-9]+ +[0-9]+ +[0-9]+");
      assertThat(columns(shown, 3)).as("sites by direction").isGreaterThan(2 * columns(shown, 4));
    }

    @Test
    void takes_folders_and_says_one_line_each_when_quiet() {
      Cli.Result shown = cli.run("faults", "show", "maps", "--quiet");
      assertThat(shown.out().lines())
          .hasSize(12)
          .allMatch(line -> line.contains(".faultmap: intact, chip "));
    }

    @Test
    void a_damaged_file_does_not_hide_the_others() throws IOException {
      byte[] bytes = Files.readAllBytes(folder.resolve(chip));
      bytes[bytes.length - 100] ^= 1;
      Files.write(folder.resolve("damaged.faultmap"), bytes);
      Cli.Result shown = cli.run("faults", "show", "damaged.faultmap", "nowhere", chip, "--quiet");
      assertThat(shown.code()).isEqualTo(2);
      assertThat(shown.out()).hasLineCount(1).contains("intact");
      assertThat(shown.err().lines().toList())
          .satisfiesExactly(
              line -> assertThat(line).contains("damaged.faultmap, byte ").contains("SHA-256"),
              line -> assertThat(line).contains("nowhere does not exist"));
    }

    private static long columns(Cli.Result shown, int column) {
      return shown
          .out()
          .lines()
          .dropWhile(line -> !line.contains("stored bits  "))
          .map(line -> line.strip().split(" +"))
          .filter(words -> words.length == 5 && words[1].matches("\\d+"))
          .mapToLong(words -> Long.parseLong(words[column]))
          .sum();
    }
  }

  @Test
  void help_says_what_the_verbs_do() {
    assertThat(cli.run("faults", "--help").out()).contains("export").contains("show");
    assertThat(cli.run("faults", "export", "--help").out()).contains("--cell").contains("--chips");
    Cli.Result bare = cli.run("faults");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("say export or show");
  }

  private static String replay(String maps, String out, String... set) {
    Cli.Result result = evaluateReplay(maps, out, set);
    assertThat(result.code()).as(result.err()).isZero();
    return out;
  }

  private static Cli.Result evaluateReplay(String maps, String out, String... set) {
    List<String> all = new ArrayList<>(Arrays.asList(set));
    all.add(fixedMap(maps));
    return evaluate(out, all.toArray(String[]::new));
  }

  private static String fixedMap(String maps) {
    return "faults=[{name: fixed-map, parameters: {paths: ['%s'], lifetime: per-chip}}]"
        .formatted(folder.resolve(maps));
  }

  private static Cli.Result evaluate(String out, String... set) {
    List<String> words = new ArrayList<>(List.of("evaluate", "run", "--out", out, "--quiet"));
    Arrays.stream(set).forEach(change -> words.addAll(List.of("--set", change)));
    return cli.run(words.toArray(String[]::new));
  }

  private static List<List<String>> rows(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("results.csv")).stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(",")))
        .toList();
  }

  /** Which measurement it is, and from the first semicolon on what was measured. */
  private static List<String> measured(String run) throws IOException {
    return rows(run).stream()
        .map(
            row ->
                String.join(",", row.subList(3, 7))
                    + ","
                    + String.join(",", List.of(row.get(9), row.get(11), row.get(12), row.get(13)))
                    + ";"
                    + String.join(",", row.subList(14, 20)))
        .toList();
  }
}
