package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir static Path folder;
  private static Path run;
  private static String page;

  @BeforeAll
  static void write() throws IOException {
    run = new RunFixture(folder.resolve("full"), "fashion-margins").chips(6).write();
    Report.write(run);
    page = Files.readString(run.resolve("report.html"));
  }

  @Test
  void writes_every_file() {
    assertThat(run.resolve("summary.csv")).exists();
    for (String name :
        List.of(
            "accuracy-vgg3-w1a1-bit-flip",
            "accuracy-vgg3-w4a4-bit-flip",
            "margins-vgg3-w4a4",
            "margins-vgg3-w32a32",
            "training-accuracy-vgg3-w1a1",
            "training-loss-vgg3-w1a1")) {
      assertThat(run.resolve("plots/" + name + ".svg")).exists();
      assertThat(run.resolve("plots/" + name + ".png")).exists();
    }
  }

  @Test
  void the_same_folder_gives_the_same_bytes() throws IOException {
    Map<String, String> before = contents();
    Report.write(run);
    assertThat(contents()).isEqualTo(before);
    assertThat(before.keySet()).noneMatch(name -> name.endsWith(".part"));
  }

  private static Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        contents.put(run.relativize(file).toString(), bytes);
      }
    }
    return contents;
  }

  @Nested
  class Summary {
    private final List<String> lines = read("summary.csv").lines().toList();

    @Test
    void has_the_columns_of_the_format() {
      assertThat(lines.get(0))
          .isEqualTo(
              "experiment,dataset,model,loss,loss_params,weight_bits,activation_bits,fault_model,"
                  + "fault_params,protection,lifetime,ber,seeds,chips,mean_accuracy,ci_low,ci_high,sd,min,max");
    }

    @Test
    void has_a_line_for_each_configuration_and_rate() {
      assertThat(lines).hasSize(1 + 6 * 8 + 1);
    }

    @Test
    void golden_has_the_wilson_interval() {
      // SciPy: binomtest(8840, 10000).proportion_ci(0.95, 'wilson')
      assertThat(lines.get(1))
          .isEqualTo(
              "fashion-margins,fashion-mnist,vgg3,cross-entropy,,1,1,bit-flip,p01=0.01;p10=0.01,"
                  + "none,per-chip,0,1,6,0.884,0.877575724411,0.890129364841,0,0.884,0.884");
    }
  }

  @Nested
  class Page {
    @Test
    void is_well_formed() {
      assertThat(Xml.parse(page).getDocumentElement().getTagName()).isEqualTo("html");
    }

    @Test
    void asks_for_nothing_outside_itself() {
      assertThat(page).doesNotContainIgnoringCase("http:").doesNotContainIgnoringCase("https:");
      assertThat(page).doesNotContain("<script").doesNotContain("@import").doesNotContain("url(");
      assertThat(Pattern.compile("\\s(src|srcset|xlink:href)=").matcher(page).find()).isFalse();
      assertThat(Pattern.compile("href=\"([^#\"][^\"]*)\"").matcher(page).results())
          .extracting(match -> match.group(1))
          .containsOnly("data:,");
    }

    @Test
    void names_every_loss_in_every_panel() {
      for (String loss : List.of("cross-entropy", "mcel m=32", "mcel m=128")) {
        assertThat(page.split("<span>" + loss + "</span>", -1)).hasSizeGreaterThan(4);
      }
    }

    @Test
    void says_where_cross_entropy_is_not_beaten() {
      String section = section("comparison");
      assertThat(section).contains("Significantly below cross-entropy");
      assertThat(section).contains("mcel m=128").contains("Not significantly different");
    }

    @Test
    void says_which_intervals_it_shows_over_how_many() {
      assertThat(page)
          .contains(
              "95 % Student-t interval over 6 chips; * where all chips agree: 95 % Wilson interval over 10\u00a0000 images");
    }

    @Test
    void draws_chance_golden_and_float() {
      assertThat(section("curves"))
          .contains("chance 10.0")
          .contains("float 92.3")
          .contains("class=\"golden\"")
          .contains("class=\"ink1 band\"");
    }

    @Test
    void lists_failed_cells() {
      assertThat(page)
          .contains("1 cell failed")
          .contains("vgg3-w2a2-mcel-s1: loss became NaN in epoch 3");
    }

    @Test
    void audits_tensors_without_flips_too() {
      assertThat(section("audit")).contains("bn1.factor").contains("No tensor outside");
    }

    @Test
    void has_anchors_for_all_its_links_and_no_id_twice() {
      var ids =
          Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results())
          .isNotEmpty()
          .allMatch(match -> ids.contains(match.group(1)));
    }

    private String section(String id) {
      int from = page.indexOf("<section id=\"" + id + "\"");
      int next = page.indexOf("<section id=", from + 1);
      return page.substring(from, next < 0 ? page.length() : next);
    }
  }

  @Nested
  class PlotFiles {
    @Test
    void are_well_formed_and_bring_their_colours() {
      String svg = read("plots/accuracy-vgg3-w4a4-bit-flip.svg");
      assertThat(Xml.parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg).contains(".ink1{color:#0072b2}").doesNotContain("var(");
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(run.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
