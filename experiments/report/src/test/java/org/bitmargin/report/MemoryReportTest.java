package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three technologies, two of them with known energies, each without protection and with SECDED. */
class MemoryReportTest {
  @TempDir static Path folder;
  private static Path run;
  private static String page;

  @BeforeAll
  static void write() throws IOException {
    run =
        new MemoryFixture(
                folder.resolve("run"), MemoryFixture.SRAM, MemoryFixture.RRAM, MemoryFixture.FEFET)
            .protections("none", "secded")
            .write();
    Report.write(run);
    page = Files.readString(run.resolve("report.html"));
  }

  private static String section(String id) {
    int from = page.indexOf("<section id=\"" + id + "\"");
    assertThat(from).as(id).isPositive();
    int next = page.indexOf("<section id=", from + 1);
    return page.substring(from, next < 0 ? page.length() : next);
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readString(run.resolve(file)).lines().toList();
  }

  @Test
  void the_page_is_well_formed_and_asks_for_nothing_outside_itself() {
    assertThat(Xml.parse(page).getDocumentElement().getTagName()).isEqualTo("html");
    assertThat(page).doesNotContain("http:").doesNotContain("https:").doesNotContain("<script");
    var ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void every_figure_is_a_file_too() throws IOException {
    for (String name :
        List.of(
            "accuracy-vgg3-w4a4-sram",
            "accuracy-vgg3-w4a4-sram-secded",
            "energy-vgg3-w4a4-sram",
            "energy-vgg3-w4a4-rram",
            "technologies-vgg3-w4a4",
            "technologies-energy-vgg3-w4a4",
            "margins-vgg3-w4a4")) {
      assertThat(run.resolve("plots/" + name + ".png")).isNotEmptyFile();
      Xml.parse(Files.readString(run.resolve("plots/" + name + ".svg")));
    }
    assertThat(run.resolve("plots/energy-vgg3-w4a4-fefet.svg")).doesNotExist();
  }

  @Test
  void the_summary_has_a_line_a_point_with_its_parameters() throws IOException {
    List<String> lines = lines("summary.csv");
    assertThat(lines).hasSize(1 + 2 * 2 * (3 + 2 + 3));
    assertThat(lines.get(2))
        .startsWith(
            "memories,synthetic,vgg3,cross-entropy,,4,4,sram,voltage=0.9,none,per-chip,0.0002104321,");
  }

  @Test
  void margins_and_drops_are_of_the_mildest_point_where_none_is_golden() {
    assertThat(section("outcome"))
        .contains("network at the mildest operating point (voltage 1, BER 5e-6 %)")
        .contains(
            "Cross-entropy falls from 90.5 % (voltage 1) to 80.9 % at voltage 0.8 (BER 4.37 %).")
        .contains("voltage 0.9<small>BER 0.021 %</small>");
    assertThat(section("margins")).contains("At the mildest operating point, BER 5e-6 %");
  }

  @Nested
  class Energy {
    private final String section = section("energy");

    @Test
    void the_saving_at_a_drop_is_the_hand_worked_one() throws IOException {
      // Unprotected SRAM, 100, 80, 60 nJ. Target: cross-entropy's 90.5 % less a point, 89.5 %.
      // cross-entropy 905 → 859, 857, 855: 100 − 20·10/46, /48, /50 nJ = 95.652, 95.833, 96
      // mcel 900 → 879, 877, 875: 100 − 20·5/21, /23, /25 nJ = 95.238, 95.652, 96
      double[] savings = {1 - 95.238095 / 95.652174, 1 - 95.652174 / 95.833333, 0};
      Moments moments = Moments.of(savings);
      List<String> row = row("0.01,cross-entropy,0.905,none,mcel");
      assertThat(Double.parseDouble(row.get(18))).isCloseTo(95.630090, within(1e-5));
      assertThat(Double.parseDouble(row.get(25))).isCloseTo(moments.mean(), within(1e-8));
      double half = 4.302652730 * moments.sd() / Math.sqrt(3);
      assertThat(Double.parseDouble(row.get(26))).isCloseTo(moments.mean() - half, within(1e-7));
      assertThat(row.subList(28, 30)).containsExactly("3", "exact");
    }

    @Test
    void a_lower_clean_accuracy_is_paid_for_or_not() throws IOException {
      // From its own 90 %: target 89 %, 100 − 20·10/21, /23, /25
      assertThat(Double.parseDouble(row("0.01,own,0.9,none,mcel").get(18)))
          .isCloseTo((90.476190 + 91.304348 + 92) / 3, within(1e-5));
    }

    @Test
    void protections_compete_for_the_best() throws IOException {
      // SECDED: mcel 900 → 899 → 898 and less on other chips, 110, 88, 66 nJ, never below 89 %
      List<String> best = row("0.02,cross-entropy,0.905,best,mcel");
      assertThat(best.get(14)).isEqualTo("secded");
      assertThat(best.subList(15, 19)).containsExactly("3", "3", "3", "66");
      assertThat(best.get(29)).isEqualTo("open");
    }

    @Test
    void is_answered_in_a_sentence_and_in_tables() {
      assertThat(section)
          .contains(
              "At a drop of 1 point from cross-entropy's 90.50 %, mcel m=32 with secded takes")
          .contains("Pareto front")
          .contains("best for each loss")
          .contains("each loss's own accuracy at its mildest operating point")
          .contains("leakage over 1.00 ms an inference");
    }

    @Test
    void stands_at_the_head_of_the_report_too() {
      String outcome =
          page.substring(page.indexOf("id=\"outcome\""), page.indexOf("id=\"curves\""));
      assertThat(outcome)
          .contains("Energy saved at a drop of one point")
          .contains("cross-entropy's 90.50 %, mcel m=32 without protection takes");
    }

    @Test
    void shares_add_up_by_what_they_are_spent_on() {
      assertThat(section.replaceAll("<[^>]+>", " "))
          .containsPattern("none\\s+voltage 1\\s+100\\s+70.0\\s+5.0\\s+0.0\\s+20.0\\s+5.0");
    }

    @Test
    void the_figure_has_each_point_at_its_energy_and_accuracy() {
      RunFolder folder = RunFolder.open(run);
      MemoryEnergy sram =
          MemoryEnergy.of(folder.study(), Energies.of(folder, Tables.energy(folder))).get(0);
      Figure figure = EnergyFigure.of(folder, sram, "f", OptionalInt.of(10));
      assertThat(figure.series())
          .extracting(Series::name)
          .containsExactly(
              "Pareto front",
              "cross-entropy, none",
              "mcel m=32, none",
              "cross-entropy, secded",
              "mcel m=32, secded");
      Series plain = figure.series().get(1);
      assertThat(plain.x()).containsExactly(100, 80, 60);
      assertThat(plain.y()[1]).isCloseTo(85.7, within(1e-9));
      assertThat(plain.look().ink()).isEqualTo(figure.series().get(3).look().ink());
      assertThat(plain.look().marker()).isEqualTo(figure.series().get(2).look().marker());
      assertThat(plain.look().marker()).isNotEqualTo(figure.series().get(3).look().marker());
      // 60: mcel 85.4; 66: secded cross-entropy 89.9; 88: 90.2; 100: 90.5 without. A staircase.
      assertThat(ParetoFront.of(sram.points()))
          .extracting(EnergyPoint::nanojoule)
          .containsExactly(60.0, 66.0, 88.0, 100.0);
      assertThat(figure.series().get(0).x()).containsExactly(60, 66, 66, 88, 88, 100, 100);
    }

    private List<String> row(String part) throws IOException {
      List<String> found =
          lines("energy-savings.csv").stream()
              .filter(line -> line.contains(",sram,") && line.contains("," + part))
              .toList();
      assertThat(found).hasSize(1);
      return List.of(found.get(0).split(",", -1));
    }
  }

  @Nested
  class Technologies {
    @Test
    void stand_in_one_figure_with_their_own_points() {
      String svg = section("technologies");
      assertThat(svg)
          .contains("sram over voltage, cross-entropy at voltage 0.9, BER 0.021 %")
          .contains("rram over resistance, mcel m=32 at resistance 10, BER 0.3 %")
          .contains("fefet over temperature, cross-entropy at temperature 85, BER 2 %")
          .contains("class=\"break\"")
          .doesNotContain("secded");
    }

    @Test
    void have_a_table_of_all_points_with_a_dash_where_no_energy_is_known() {
      String text = section("technologies").replaceAll("<[^>]+>", " ");
      assertThat(text)
          .containsPattern("sram over voltage\\s+voltage 0.9\\s+0.021 %\\s+85.70 ±0.50\\s+")
          .containsPattern("fefet over temperature\\s+temperature 25\\s+0.1 %[^–]+–");
    }
  }

  @Test
  void protections_have_their_shares_and_overhead() {
    String text = section("protections").replaceAll("<[^>]+>", " ");
    // 2 losses × 3 chips × 40 faulty bits; 5 of 8 000 data bits are left wrong
    assertThat(text)
        .containsPattern(
            "secded\\s+voltage 0.9, BER 0.021 %\\s+×1.125\\s+240\\s+75.0\\s+20.0\\s+5.0\\s+0.0625")
        .containsPattern(
            "none\\s+voltage 0.9, BER 0.021 %\\s+×1.000\\s+192\\s+0.0\\s+0.0\\s+100.0\\s+0.400");
  }

  @Test
  void what_was_exposed_is_listed_beside_what_was_not() {
    assertThat(section("exposure"))
        .contains("Exposed: faults reach them (1)")
        .contains("conv1.weight (weight)")
        .contains("Not exposed: read without faults (2)")
        .contains("bn1.factor (batch-norm), conv1 (activation)")
        .contains("Added by a protection, exposed (1)")
        .contains("conv1.weight/secded")
        .contains("row-major over 4 banks of 512 rows × 256 columns, words of 64 bits")
        .contains("80.0 %, are exposed");
  }

  @Test
  void the_console_has_the_points_and_the_savings() {
    String text = Report.table(run);
    assertThat(text)
        .contains("accuracy (%) at voltage (BER)")
        .contains("0.9 (0.021 %)")
        .contains("energy an inference (nJ)")
        .contains("best (secded/none), mcel m=32")
        .contains("drops from 90.50 % (cross-entropy, no protection, voltage 1, BER 5e-6 %)");
  }

  @Test
  void runs_are_compared_point_by_point() {
    assertThat(Report.compare(List.of(run, run)))
        .contains("B - A  cross-entropy  voltage 0.9, BER 0.021 %");
  }

  @Nested
  class Sparse {
    @Test
    void the_axis_is_found_without_the_configuration() throws IOException {
      Path bare = folder.resolve("bare");
      new MemoryFixture(bare, MemoryFixture.SRAM).write();
      Files.delete(bare.resolve("experiment.yaml"));
      assertThat(Report.table(bare)).contains("sram over voltage, per-chip\n");
    }

    @Test
    void energy_that_is_no_longer_known_leaves_no_old_savings() throws IOException {
      Path old = folder.resolve("old");
      new MemoryFixture(old, MemoryFixture.FEFET).write();
      RunFixture.put(old, SavingsCsv.FILE, "of an earlier run\n");
      Report.write(old);
      assertThat(old.resolve(SavingsCsv.FILE)).doesNotExist();
      assertThat(Files.readString(old.resolve("report.html")))
          .doesNotContain("id=\"energy\"")
          .doesNotContain("id=\"technologies\"")
          .doesNotContain("id=\"protections\"");
    }

    @Test
    void where_energy_does_not_vary_nothing_is_saved() throws IOException {
      Path flat = folder.resolve("flat");
      var memory =
          new MemoryFixture.Memory(
              "fefet",
              "temperature",
              "",
              "per-inference",
              new double[] {25, 85},
              new double[] {0.001, 0.02},
              new double[] {50, 50});
      new MemoryFixture(flat, memory).write();
      Report.write(flat);
      assertThat(Files.readString(flat.resolve("report.html")))
          .contains(
              "takes the same energy at every operating point, so a tolerated error saves none");
      assertThat(Files.readString(flat.resolve(SavingsCsv.FILE)).lines()).hasSize(1);
      assertThat(Report.table(flat)).doesNotContain("saving");
    }

    @Test
    void energy_that_is_mostly_leakage_is_said_to_be() throws IOException {
      Path leaky = folder.resolve("leaky");
      new MemoryFixture(leaky, MemoryFixture.SRAM).write();
      String energy = Files.readString(leaky.resolve("energy.csv"));
      RunFixture.put(leaky, "energy.csv", energy.replaceAll("(leakage,true,0,0,).*", "$1" + 900));
      Report.write(leaky);
      assertThat(Files.readString(leaky.resolve("report.html")))
          .contains("Leakage over 1.00 ms an inference is 90.5 % of this energy");
    }

    @Test
    void one_chip_has_energies_without_intervals() throws IOException {
      Path one = folder.resolve("one");
      new MemoryFixture(one, MemoryFixture.SRAM).chips(1).write();
      Report.write(one);
      assertThat(Files.readString(one.resolve("report.html")))
          .contains("a saving of 0.4 % (paired over 1 chip)");
    }
  }
}
