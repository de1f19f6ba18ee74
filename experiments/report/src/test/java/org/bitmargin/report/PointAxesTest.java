package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointAxesTest {
  @TempDir Path run;

  private final StringBuilder results = new StringBuilder(RunFixture.HEAD);

  private PointAxesTest row(
      String model, String parameters, String protection, String ber, int ok) {
    results.append(
        "e,synthetic,vgg3,mcel,,4,4,%s,%s,%s,per-chip,%s,1,0,%d,1000,%s,5,9,900\n"
            .formatted(model, parameters, protection, ber, ok, ok / 1000.0));
    return this;
  }

  private Study study(String... yaml) {
    RunFixture.put(run, "results.csv", results.toString());
    if (yaml.length > 0) {
      RunFixture.put(run, "experiment.yaml", "faults:\n" + String.join("\n", yaml) + "\n");
    }
    return RunFolder.open(run).study();
  }

  private static List<String> labels(Study study, int panel) {
    return study.points(study.panels().get(panel)).stream().map(OperatingPoint::label).toList();
  }

  @Nested
  class WithTheConfiguration {
    @Test
    void points_of_a_memory_are_one_panel_a_protection() {
      row("sram", "voltage=1", "none", "5.0E-8", 900);
      row("sram", "voltage=0.9", "none", "0.0002104321", 880);
      row("sram", "voltage=1", "secded", "5.0E-8", 900);
      row("sram", "voltage=0.9", "secded", "0.0002104321", 890);
      Study study = study("  - {name: sram, points: {voltage: [1.0, 0.9]}}");
      assertThat(study.panels())
          .extracting(Panel::memory)
          .containsExactly("sram over voltage, per-chip", "sram over voltage, per-chip, secded");
      assertThat(labels(study, 0))
          .containsExactly("voltage 1, BER 5e-6 %", "voltage 0.9, BER 0.021 %");
    }

    @Test
    void have_the_unit_and_the_name_the_manifest_gives_them() {
      row("dram", "driver=voltage;vendor=c;voltage=1.2;failure=0.5", "none", "0.0004", 900);
      row("dram", "driver=voltage;vendor=c;voltage=1.25;failure=0.5", "none", "0.0000004", 910);
      row("sram", "voltage=0.833", "none", "0.011", 880);
      row("sram", "voltage=1", "none", "0.00000005", 910);
      RunFixture.put(
          run,
          "manifest.json",
          """
          {"memories": [
            {"name": "dram", "axis": "voltage", "unit": "V", "set": ["vendor"]},
            {"name": "sram", "axis": "voltage", "unit": "V/Vmin", "set": []}]}
          """);
      Study study =
          study(
              "  - {name: dram, points: {voltage: [1.2, 1.25]}}",
              "  - {name: sram, points: {voltage: [0.833, 1.0]}}");
      assertThat(study.panels())
          .extracting(Panel::memory)
          .containsExactly("dram over voltage (vendor=c), per-chip", "sram over voltage, per-chip");
      assertThat(labels(study, 0)).contains("voltage 1.2 V, BER 0.04 %");
      assertThat(labels(study, 1)).contains("voltage 0.833 Vmin, BER 1.1 %");
    }

    @Test
    void points_with_the_same_rate_stay_apart() {
      row("dram", "temperature=20", "none", "0", 901);
      row("dram", "temperature=50", "none", "0", 902);
      Study study = study("  - {name: dram, points: {temperature: [20, 50]}}");
      assertThat(labels(study, 0))
          .containsExactly("temperature 50, BER 0 %", "temperature 20, BER 0 %");
      assertThat(SummaryCsv.of(study).lines()).hasSize(3);
    }

    @Test
    void a_point_that_two_entries_share_belongs_to_both() {
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=4;delta=60", "none", "0.01", 800);
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=6;delta=40", "none", "0.02", 700);
      Study study =
          study(
              "  - {name: stt-ram, parameters: {pulse: 6, delta: 60}, points: {pulse: [6, 4]}}",
              "  - {name: stt-ram, parameters: {pulse: 6, delta: 60}, points: {delta: [60, 40]}}");
      assertThat(study.panels()).extracting(Panel::axis).containsExactly("pulse", "delta");
      assertThat(labels(study, 1)).containsExactly("delta 60, BER 0.1 %", "delta 40, BER 2 %");
    }

    @Test
    void entries_of_one_name_are_told_apart_by_their_labels() {
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=4;delta=60", "none", "0.01", 800);
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=6;delta=40", "none", "0.02", 700);
      List<Panel> panels =
          study(
                  "  - {name: stt-ram, parameters: {pulse: 6, delta: 60}, points: {pulse: [6, 4]}}",
                  "  - {name: stt-ram, parameters: {pulse: 6, delta: 60}, points: {delta: [60, 40]}}")
              .panels();
      assertThat(panels)
          .extracting(p -> p.hasFaults("stt-ram(over pulse)"))
          .containsExactly(true, false);
      assertThat(panels)
          .extracting(p -> p.hasFaults("stt-ram(over delta)"))
          .containsExactly(false, true);
      assertThat(panels)
          .extracting(p -> p.hasFaults("stt-ram(over rate)"))
          .containsExactly(false, false);
      assertThat(panels)
          .extracting(p -> p.hasFaults("stt-ram(delta=60;over pulse)"))
          .containsExactly(true, false);
      assertThat(panels)
          .extracting(p -> p.hasFaults("stt-ram(lifetime=per-write)"))
          .containsExactly(false, false);
    }

    @Test
    void a_memory_scaled_to_rates_beside_points_keeps_its_rates() {
      row("sram", "voltage=0.9", "none", "0.0002", 880);
      row("sram", "voltage=0.8", "none", "0.04", 700);
      row("sram", "voltage=0.9", "none", "0", 900);
      row("sram", "voltage=0.9", "none", "0.05", 650);
      RunFixture.put(run, "experiment.yaml", "");
      Study study =
          study(
              "  - {name: sram, points: {voltage: [0.9, 0.8]}}",
              "  - {name: sram, parameters: {voltage: 0.9}}",
              "rates: [0, 0.05]");
      assertThat(study.panels()).extracting(Panel::axis).containsExactly("voltage", "");
      assertThat(labels(study, 1)).containsExactly("0 %", "5 %");
    }

    @Test
    void without_points_nothing_is_joined() {
      row("sram", "voltage=1", "none", "0.01", 900);
      row("sram", "voltage=0.9", "none", "0.02", 880);
      assertThat(study("  - {name: sram, parameters: {voltage: 1}}").panels()).hasSize(2);
    }
  }

  @Nested
  class WithoutTheConfiguration {
    @Test
    void the_axis_is_the_one_parameter_that_differs() {
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=4;delta=60", "none", "0.02", 800);
      Study study = study();
      assertThat(study.panels()).hasSize(1);
      assertThat(labels(study, 0)).containsExactly("pulse 6, BER 0.1 %", "pulse 4, BER 2 %");
    }

    @Test
    void memories_scaled_to_the_same_rates_stay_apart() {
      for (String rate : List.of("0", "0.01")) {
        row("bit-flip", "p01=0.01;p10=0.01", "none", rate, 900);
        row("bit-flip", "p01=0.01;p10=0", "none", rate, 900);
      }
      assertThat(study().panels()).hasSize(2);
    }

    @Test
    void memories_scaled_to_one_rate_stay_apart() {
      row("bit-flip", "p01=0.01;p10=0.01", "none", "0.01", 900);
      row("bit-flip", "p01=0.01;p10=0", "none", "0.01", 900);
      assertThat(study().panels()).hasSize(2);
    }

    @Test
    void several_parameters_that_differ_are_no_axis() {
      row("stt-ram", "pulse=6;delta=60", "none", "0.001", 900);
      row("stt-ram", "pulse=4;delta=50", "none", "0.02", 800);
      assertThat(study().panels()).hasSize(2);
    }
  }
}
