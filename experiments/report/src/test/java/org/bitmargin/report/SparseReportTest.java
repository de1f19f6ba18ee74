package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseReportTest {
  private static final List<RunFixture.Trained> TWO =
      List.of(
          new RunFixture.Trained("cross-entropy", "", 4, 0.9, 0.02, 6),
          new RunFixture.Trained("mcel", "m=32;L=100", 4, 0.91, 0.05, 40));

  @TempDir Path folder;

  private String page(Path run) throws IOException {
    Report.write(run);
    String page = Files.readString(run.resolve("report.html"));
    Xml.parse(page);
    return page;
  }

  @Test
  void needs_nothing_but_results() throws IOException {
    Path full = new RunFixture(folder.resolve("full"), "e").rates(0.0, 0.01).chips(2).write(TWO);
    Path bare = folder.resolve("bare");
    RunFixture.put(bare, "results.csv", Files.readString(full.resolve("results.csv")));
    String page = page(bare);
    for (String file :
        List.of(
            "margins.csv",
            "training.csv",
            "confusion.csv",
            "classes.csv",
            "audit.csv",
            "experiment.yaml",
            "manifest.json")) {
      assertThat(page).contains("Left out: the run folder has no " + file);
    }
    assertThat(page).contains("mcel m=32, L=100").doesNotContain("chance");
  }

  @Test
  void escapes_names_that_look_like_markup() throws IOException {
    String evil = "<script>alert('x')</script>&\"";
    Path run = new RunFixture(folder, "e").naming(evil).rates(0.0, 0.01).chips(2).write(TWO);
    RunFixture.put(run, "experiment.yaml", "name: </code></pre><script>alert(1)</script>\n");
    String page = page(run);
    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert('x')&lt;/script&gt;&amp;");
    try (var plots = Files.list(run.resolve("plots"))) {
      for (Path svg : plots.filter(p -> p.toString().endsWith(".svg")).toList()) {
        assertThat(Files.readString(svg)).doesNotContain("<script");
        Xml.parse(Files.readString(svg));
      }
    }
  }

  @Test
  void a_run_without_any_measurement_says_so() throws IOException {
    RunFixture.put(folder, "results.csv", RunFixture.HEAD);
    assertThat(page(folder)).contains("no cell has finished");
    assertThat(Report.table(folder)).isEqualTo("no results: no cell has finished\n");
    assertThat(Files.readString(folder.resolve("summary.csv")).lines()).hasSize(1);
  }

  @Test
  void one_chip_has_the_interval_over_images_and_no_tolerance_interval() throws IOException {
    Path run = new RunFixture(folder, "e").rates(0.0, 0.01).chips(1).write(TWO);
    assertThat(page(run))
        .contains("* with one chip: 95 % Wilson interval over 10\u00a0000 images")
        .doesNotContain("Student-t interval over 1 chip");
  }

  @Test
  void without_cross_entropy_there_is_nothing_to_compare_with() throws IOException {
    Path run = new RunFixture(folder, "e").rates(0.0, 0.01).chips(2).write(TWO.subList(1, 2));
    assertThat(page(run))
        .contains("Plain cross-entropy was not run here")
        .contains("There is no plain cross-entropy beside another loss");
  }

  @Test
  void seeds_have_a_section_of_their_own() throws IOException {
    Path run = new RunFixture(folder, "e").rates(0.0, 0.01).chips(3).seeds(1, 2, 3).write(TWO);
    assertThat(page(run))
        .contains("seed 3")
        .contains("mean over seeds")
        .contains("means over 3 training seeds");
  }

  @Test
  void few_chips_are_said_to_be_too_few_for_the_signed_rank_test() throws IOException {
    Path run = new RunFixture(folder, "e").rates(0.0, 0.01).chips(5).write(TWO);
    assertThat(page(run)).contains("With 5 chips the signed-rank test cannot go below p = 0.063");
  }

  @Test
  void flips_in_a_tensor_that_was_not_exposed_are_called_an_error() throws IOException {
    Path run = new RunFixture(folder, "e").rates(0.0, 0.01).chips(2).write(TWO);
    Path audit = run.resolve("audit.csv");
    String text = Files.readString(audit);
    RunFixture.put(run, "audit.csv", text.replaceFirst("(batch-norm,false,0,64),0,0", "$1,3,0"));
    assertThat(page(run)).contains("3 flips in tensors that were not exposed");
  }
}
