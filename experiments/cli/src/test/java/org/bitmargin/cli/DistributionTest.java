package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout users get: plug-ins as jars beside a class path without them, in a JVM of its own. */
class DistributionTest {
  /** Combinations of 4 losses, 5 models, 7 data sets and 3 widths. */
  private static final int ALL = 4 * 5 * 7 * 3;

  /** What is left of each kind; fault models and protections no experiment names cost nothing. */
  private static final Map<String, Integer> LEFT_WITHOUT =
      Map.of(
          "LOSS",
          ALL / 4 * 3,
          "MODEL",
          ALL / 5 * 4,
          "DATASET",
          ALL / 7 * 6,
          "QUANTIZER",
          ALL / 3 * 2,
          "FAULT_MODEL",
          ALL,
          "PROTECTION",
          ALL);

  @TempDir static Path folder;
  private static ShippedPluginJars layout;

  @BeforeAll
  static void lay_out() throws IOException {
    layout = ShippedPluginJars.in(folder.resolve("plugins"));
  }

  @Test
  void taking_one_plugin_jar_away_breaks_its_own_name_alone() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("org.bitmargin.cli.WithoutOneJar"));
    layout.plugins().forEach(jar -> arguments.add(jar.toString()));
    Cli.Result result = java(arguments);
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(layout.plugins().size());
    for (String line : lines) {
      String[] parts = line.split("\\|");
      String[] missing = parts[1].split(" ");
      assertThat(missing).as(line).hasSize(2);
      assertThat(parts[2]).as(line).isEqualTo(Integer.toString(lines.size()));
      assertThat(parts[3]).contains(missing[1] + " comes with bitmargin-");
      int left = parts[1].equals("FAULT_MODEL bit-flip") ? 0 : LEFT_WITHOUT.get(missing[0]);
      assertThat(Integer.parseInt(parts[4])).as(line).isEqualTo(left);
    }
    assertThat(lines).extracting(line -> line.split("\\|")[1]).doesNotHaveDuplicates();
  }

  @Test
  void a_run_gives_the_bytes_it_gives_here_and_shows_no_progress_on_a_pipe() throws Exception {
    Files.writeString(folder.resolve("tiny.yaml"), Cli.TINY);
    Cli.Result child =
        java(
            List.of(
                "org.bitmargin.cli.Bitmargin",
                "run",
                folder.resolve("tiny.yaml").toString(),
                "--plugin-path",
                folder.resolve("plugins").toString(),
                "--out",
                folder.resolve("child").toString()));
    assertThat(child.err()).isEmpty();
    assertThat(child.code()).isZero();
    assertThat(child.out()).doesNotContain("\r");
    assertThat(child.lastLine()).isEqualTo("run folder: child");
    new Cli(folder).run("run", "tiny.yaml", "--out", "here");
    assertThat(folder.resolve("child/results.csv"))
        .hasSameBinaryContentAs(folder.resolve("here/results.csv"));
  }

  @Test
  void wrong_input_ends_the_process_with_code_2() throws Exception {
    Cli.Result child = java(List.of("org.bitmargin.cli.Bitmargin", "run", "nowhere.yaml"));
    assertThat(child.code()).isEqualTo(2);
    assertThat(child.err()).hasLineCount(1).contains("there is no file nowhere.yaml");
    assertThat(child.out()).isEmpty();
  }

  private static Cli.Result java(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                layout.classPath()));
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Cli.Result(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
