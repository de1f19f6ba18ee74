package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final String LINE =
      "e,synthetic,vgg3,%s,%s,4,4,bit-flip,p01=0.01;p10=0.01,none,per-chip,%s,1,%d,%d,1000,%s,%s,9,900\n";

  @TempDir Path folder;

  private static String line(String loss, String parameters, String ber, int chip, int correct) {
    double margin = loss.equals("mcel") ? 44 : 6.1;
    return LINE.formatted(loss, parameters, ber, chip, correct, correct / 1000.0, margin);
  }

  private Path run(String name, int shift) {
    Path run = folder.resolve(name);
    RunFixture.put(
        run,
        "results.csv",
        RunFixture.HEAD.concat(line("cross-entropy", "", "0.0", 0, 900))
            + line("cross-entropy", "", "0.0", 1, 900)
            + line("cross-entropy", "", "0.01", 0, 800 + shift)
            + line("cross-entropy", "", "0.01", 1, 802 + 2 * shift)
            + line("mcel", "m=32;L=100", "0.0", 0, 910)
            + line("mcel", "m=32;L=100", "0.0", 1, 910));
    RunFixture.put(
        run,
        "classes.csv",
        "cell,fault_model,ber,class,precision,recall,f1\nc,b,0,x,1,1,1\nc,b,0,y,1,1,1\n");
    return run;
  }

  @Test
  void a_table_has_a_block_a_panel_a_row_a_loss_and_a_column_a_rate() {
    // 80.1 ± 12.706·0.1414/√2 = ±1.27 points; 900/1000: Wilson 0.8798–0.9171, half 1.86 points
    assertThat(Report.table(run("a", 0)))
        .isEqualTo(
            """
            vgg3 on synthetic, 4-bit weights and activations; bit-flip (p01=0.01, p10=0.01), per-chip
            accuracy (%) at BER         0 %         1 %   MLM
            cross-entropy        90.0 ±1.9*  80.1 ±1.3   6.10
            mcel m=32, L=100     91.0 ±1.8*           -  44.0
            ±: 95 % Student-t interval over 2 chips; * where all chips agree: 95 % Wilson interval over 1\u00a0000 images; n = 2 chips, 1\u00a0000 images; chance 50.0 %
            """);
  }

  @Nested
  class Comparing {
    @Test
    void shows_both_runs_and_the_differences_from_the_first() {
      String text = Report.compare(List.of(run("a", 0), run("b", 10)));
      assertThat(text)
          .contains("A  " + folder.resolve("a"))
          .contains("A  cross-entropy     90.0 ±1.9*  80.1 ±1.3")
          .contains("B  cross-entropy     90.0 ±1.9*  81.6")
          .contains("B - A  cross-entropy     1 %  +1.50")
          .contains("Holm over 3 comparisons");
    }

    @Test
    void says_what_differs_in_their_making() {
      Path a = run("a", 0);
      Path b = run("b", 0);
      RunFixture.put(
          a,
          "manifest.json",
          "{\"git\":{\"commit\":\"c1\"},\"plugins\":[{\"name\":\"mcel\"}],\"environment\":{\"os\":\"Linux\"}}");
      RunFixture.put(
          b, "manifest.json", "{\"git\":{\"commit\":\"c2\"},\"environment\":{\"os\":\"Linux\"}}");
      assertThat(Report.compare(List.of(a, b)))
          .contains(
              "origin differs in\n  git.commit: c1 | c2\n  plugins has {\"name\":\"mcel\"}: yes | -\n")
          .doesNotContain("environment.os");
    }

    @Test
    void says_when_it_cannot_tell() {
      assertThat(Report.compare(List.of(run("a", 0), run("b", 0))))
          .contains("origin: not compared, a run has no manifest.json");
    }
  }
}
