package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir static Path folder;
  private static Cli cli;
  private static Cli.Result first;

  @BeforeAll
  static void run_once() throws IOException {
    cli = new Cli(folder);
    Files.writeString(folder.resolve("tiny.yaml"), Cli.TINY);
    first = cli.run("run", "tiny.yaml");
  }

  @Nested
  class Run {

    @Test
    void prints_a_table_names_the_folder_last_and_writes_the_report() {
      assertThat(first.code()).isZero();
      assertThat(first.err()).isEmpty();
      assertThat(first.out()).contains("cross-entropy").contains("10 %");
      assertThat(first.lastLine()).isEqualTo("run folder: " + Path.of("runs", "tiny"));
      assertThat(folder.resolve("runs/tiny/report.html")).isNotEmptyFile();
      assertThat(folder.resolve("runs/tiny/summary.csv")).isNotEmptyFile();
    }

    @Test
    void goes_on_in_the_same_folder_and_prints_one_line_when_quiet() {
      Cli.Result again = cli.run("run", "tiny.yaml", "--quiet");
      assertThat(again.out()).isEqualTo(first.lastLine() + System.lineSeparator());
    }

    @Test
    void takes_the_next_free_folder_for_another_configuration() {
      Cli.Result other = cli.run("run", "tiny.yaml", "--quiet", "--set", "chipSeed=7");
      assertThat(other.lastLine()).isEqualTo("run folder: " + Path.of("runs", "tiny-2"));
    }

    @Test
    void gives_the_same_bytes_for_the_same_seed_and_others_for_another() throws IOException {
      cli.run("run", "tiny.yaml", "--out", "same");
      cli.run("run", "tiny.yaml", "--out", "other", "--set", "seeds=[2]");
      Path results = folder.resolve("runs/tiny/results.csv");
      assertThat(folder.resolve("same/results.csv")).hasSameBinaryContentAs(results);
      assertThat(Files.mismatch(folder.resolve("other/results.csv"), results)).isNotNegative();
    }

    @Test
    void refuses_a_named_folder_of_another_run_and_replaces_it_when_told_to() {
      cli.run("run", "tiny.yaml", "--out", "mine");
      Cli.Result refused = cli.run("run", "tiny.yaml", "--out", "mine", "--set", "chips=1");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("chips: 2 there, 1 here").contains("--fresh");
      Cli.Result fresh =
          cli.run("run", "tiny.yaml", "--out", "mine", "--set", "chips=1", "--fresh");
      assertThat(fresh.code()).isZero();
      assertThat(folder.resolve("mine/results.csv")).content().hasLineCount(3);
    }

    @Test
    void explains_without_doing_anything() {
      Cli.Result explained = cli.run("run", "tiny.yaml", "--explain", "--set", "name=unborn");
      assertThat(explained.code()).isZero();
      assertThat(explained.out())
          .contains("mlp-hidden8-w2a2-cross-entropy-s1")
          .contains("1 cell x 1 epoch = 1 epoch of all images, batch 20")
          .contains("4 measurements")
          .contains("loss cross-entropy 0.1.0 from ")
          .contains(folder.resolve("data/synthetic").toString())
          .contains("chipSeed: 42");
      assertThat(folder.resolve("runs/unborn")).doesNotExist();
    }

    @Test
    void explains_operating_points_with_the_rates_they_have() {
      Cli.Result explained =
          cli.run(
              "run", "sram-energy", "--explain", "--set", "faults[0].points.voltage=[0.833, 1.0]");
      assertThat(explained.out())
          .contains("sram at voltage 0.833 (BER 0.0110), 1.0 (BER 4.98e-08)");
    }

    @Test
    void knows_the_suites_that_ship() {
      for (String suite : Suites.names()) {
        Cli.Result explained = cli.run("run", suite, "--explain");
        assertThat(explained.err()).isEmpty();
        assertThat(explained.code()).isZero();
      }
      assertThat(Suites.names()).contains("quickstart");
    }

    @Test
    void fails_with_exit_code_1_where_a_cell_failed_and_keeps_the_others() throws IOException {
      Path jar = ThirdPartyLoss.jar(folder, "Diverging", "acme:diverging", "Double.NaN");
      Cli.Result failed =
          cli.run(
              "run",
              "tiny.yaml",
              "--plugin-path",
              jar.toString(),
              "--set",
              "losses=[cross-entropy, 'acme:diverging']",
              "--out",
              "failing");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err())
          .hasLineCount(1)
          .contains("acme.diverging-factor0.5-s1 failed: training diverged");
      assertThat(failed.lastLine()).isEqualTo("run folder: failing");
      assertThat(folder.resolve("failing/results.csv")).content().hasLineCount(5);
    }
  }

  @Nested
  class A_plugin_of_a_third_party {

    @Test
    void is_listed_shown_and_used_by_name() throws IOException {
      Path plugins = Files.createDirectories(folder.resolve("my-plugins"));
      ThirdPartyLoss.jar(plugins, "Squared", "acme:squared-error", "sum");
      String path = plugins.toString();
      assertThat(cli.run("plugins", "--plugin-path", path).out())
          .contains("loss acme:squared-error")
          .contains("factor = 0.5 (a number)");
      assertThat(cli.run("plugins", "acme:squared-error", "--plugin-path", path).out())
          .contains("Squared error of a third party.")
          .contains("Squared.jar");
      Cli.Result run =
          cli.run(
              "run",
              "tiny.yaml",
              "--plugin-path",
              path,
              "--set",
              "losses=[{name: 'acme:squared-error', parameters: {factor: 2}}]",
              "--out",
              "squared");
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
      assertThat(folder.resolve("squared/results.csv"))
          .content()
          .contains(",acme:squared-error,factor=2,");
    }

    @Test
    void stops_everything_where_its_jar_is_broken() throws IOException {
      Path jar = Files.writeString(folder.resolve("broken.jar"), "not a zip");
      Cli.Result result = cli.run("plugins", "--plugin-path", jar.toString());
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).hasLineCount(1).contains("broken.jar cannot be read as a jar");
    }
  }

  @Nested
  class The_other_verbs {

    @Test
    void train_leaves_the_evaluation_to_run() throws IOException {
      Cli.Result trained = cli.run("train", "tiny.yaml", "--out", "later");
      assertThat(trained.code()).isZero();
      assertThat(folder.resolve("later/results.csv")).content().hasLineCount(1);
      assertThat(cli.run("run", "tiny.yaml", "--out", "later").code()).isZero();
      assertThat(folder.resolve("later/results.csv"))
          .hasSameBinaryContentAs(folder.resolve("runs/tiny/results.csv"));
    }

    @Test
    void run_takes_networks_trained_in_another_run() {
      Cli.Result lent =
          cli.run(
              "run",
              "tiny.yaml",
              "--networks",
              "runs/tiny",
              "--set",
              "rates=[0.03]",
              "--out",
              "lent");
      assertThat(lent.code()).isZero();
      assertThat(
              Path.of("checkpoints").resolve("mlp-hidden8-w2a2-cross-entropy-s1.last.safetensors"))
          .satisfies(
              file ->
                  assertThat(folder.resolve("lent").resolve(file))
                      .hasSameBinaryContentAs(folder.resolve("runs/tiny").resolve(file)));
      Cli.Result none = cli.run("run", "tiny.yaml", "--networks", "nowhere", "--out", "none");
      assertThat(none.code()).isEqualTo(2);
      assertThat(none.err()).contains("nowhere is not a run folder");
    }

    @Test
    void evaluate_takes_a_run_or_a_checkpoint_and_other_rates() {
      Cli.Result run = cli.run("evaluate", "runs/tiny", "--set", "rates=[0.03]", "--out", "e1");
      assertThat(run.err()).isEmpty();
      assertThat(folder.resolve("e1/results.csv")).content().contains(",0.03,").hasLineCount(3);
      String checkpoint =
          "runs/tiny/checkpoints/mlp-hidden8-w2a2-cross-entropy-s1.last.safetensors";
      Cli.Result one = cli.run("evaluate", checkpoint, "--set", "rates=[0.03]", "--out", "e2");
      assertThat(one.err()).isEmpty();
      // One epoch of training: the last checkpoint is the best.
      assertThat(folder.resolve("e2/results.csv"))
          .hasSameTextualContentAs(folder.resolve("e1/results.csv"));
    }

    @Test
    void reproduce_says_that_the_bytes_are_the_same() {
      Cli.Result same = cli.run("reproduce", "runs/tiny", "--out", "again");
      assertThat(same.code()).isZero();
      assertThat(same.out())
          .contains("provenance: code, plug-ins, data and machine are the same")
          .contains("results.csv is the same, byte for byte");
      assertThat(same.lastLine()).isEqualTo("run folder: again");
    }

    @Test
    void reproduce_fails_where_results_differ() throws IOException {
      cli.run("run", "tiny.yaml", "--out", "forged");
      Path results = folder.resolve("forged/results.csv");
      Files.writeString(results, Files.readString(results).replace(",40,", ",41,"));
      Cli.Result differs = cli.run("reproduce", "forged", "--out", "unforged");
      assertThat(differs.code()).isEqualTo(1);
      assertThat(differs.out()).contains("results.csv differs: line 2 is ");
    }

    @Test
    void verify_tells_a_changed_file() throws IOException {
      cli.run("run", "tiny.yaml", "--out", "checked");
      assertThat(cli.run("verify", "checked").out()).contains("files are as recorded");
      Files.writeString(folder.resolve("checked/audit.csv"), "forged");
      Cli.Result changed = cli.run("verify", "checked");
      assertThat(changed.code()).isEqualTo(1);
      assertThat(changed.err()).hasLineCount(1).contains("audit.csv differs");
    }

    @Test
    void report_and_compare_read_run_folders() {
      assertThat(cli.run("report", "runs/tiny").lastLine())
          .isEqualTo("report: " + Path.of("runs", "tiny", "report.html"));
      Cli.Result compared = cli.run("compare", "runs/tiny", "runs/tiny");
      assertThat(compared.code()).isZero();
      assertThat(compared.out()).contains("cross-entropy");
    }

    @Test
    void plugins_prints_json() throws IOException {
      var list =
          new com.fasterxml.jackson.databind.ObjectMapper()
              .readTree(cli.run("plugins", "uniform", "--json").out());
      assertThat(list).hasSize(1);
      assertThat(list.get(0).get("kind").asText()).isEqualTo("quantizer");
      assertThat(list.get(0).at("/parameters/0/name").asText()).isEqualTo("bits");
      assertThat(list.get(0).at("/parameters/0/standard").asText()).isEqualTo("8");
    }

    @Test
    void datasets_says_what_is_here_and_what_is_not() {
      Cli.Result datasets = cli.run("datasets");
      assertThat(datasets.out())
          .containsPattern("synthetic +here: 6000 training and 1000 test images")
          .containsPattern("fashion-mnist +not usable: data file .* not found")
          .containsPattern("cifar10 +not usable: .* run bitmargin datasets fetch cifar10");
      assertThat(cli.run("datasets", "verify", "synthetic").out())
          .contains("1x28x28 in 10 classes")
          .contains("SHA-256");
    }

    @Test
    void help_goes_to_standard_output() {
      assertThat(cli.run("--help").out()).contains("Exit codes: 0 done").contains("reproduce");
      assertThat(cli.run("run", "--help").out()).contains("--set");
      assertThat(cli.run("--version").out()).startsWith("bitmargin ");
    }
  }
}
