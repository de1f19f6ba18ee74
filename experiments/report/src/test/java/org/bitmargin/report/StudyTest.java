package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudyTest {

  @Nested
  class Grouping {
    @Test
    void averages_seeds_before_chips() {
      Sample sample =
          new Rows()
              .seed(1)
              .add(Rows.MCEL, 0.01, 800, 820)
              .seed(2)
              .add(Rows.MCEL, 0.01, 840, 860)
              .curve()
              .at(OperatingPoint.ofRate(0.01))
              .orElseThrow();
      assertThat(Sample.values(sample.byChip()))
          .containsExactly(new double[] {0.82, 0.84}, within(1e-12));
      assertThat(Sample.values(sample.bySeed()))
          .containsExactly(new double[] {0.81, 0.85}, within(1e-12));
      assertThat(sample.chips()).isEqualTo(2);
      assertThat(sample.seeds()).isEqualTo(2);
      assertThat(sample.estimate().mean()).isCloseTo(0.83, within(1e-12));
    }

    @Test
    void refuses_a_measurement_that_occurs_twice() {
      Rows rows = new Rows().add(Rows.MCEL, 0.01, 800).add(Rows.MCEL, 0.01, 810);
      assertThatThrownBy(rows::study)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("results.csv, line 3, column chip")
          .hasMessageContaining("ber 0.01, seed 1, chip 0");
    }
  }

  @Nested
  class Float {
    private final Panel real =
        new Panel("e", "synthetic", "vgg3", 32, 32, "bit-flip", "", "none", "per-chip");

    @Test
    void baseline_is_cross_entropy_even_where_another_loss_is_better() {
      Study study =
          new Rows()
              .add(Rows.MCEL, 0, 900)
              .panel(real)
              .add(Rows.MCEL, 0, 950)
              .add(Rows.BASELINE, 0, 940)
              .study();
      assertThat(study.floatBaseline(Rows.PANEL).orElseThrow().loss()).isEqualTo(Rows.BASELINE);
      assertThat(study.quantizedPanels()).containsExactly(Rows.PANEL);
    }

    @Test
    void baseline_belongs_to_the_same_architecture_whatever_its_quantizer() {
      Panel symmetric = model("vgg3(weights scheme=symmetric)");
      Panel wide = model("vgg3(width=2;weights scheme=symmetric)");
      assertThat(symmetric.sameArchitecture(real)).isTrue();
      assertThat(wide.sameArchitecture(real)).isFalse();
      assertThat(wide.sameArchitecture(model("vgg3(width=2)"))).isTrue();
    }

    private Panel model(String label) {
      return new Panel("e", "synthetic", label, 4, 4, "bit-flip", "", "none", "per-chip");
    }
  }

  @Nested
  class Comparing {
    @Test
    void adjusts_over_all_losses_and_rates_of_a_panel() {
      Study study =
          new Rows()
              .add(Rows.BASELINE, 0, 900, 900, 900, 900)
              .add(Rows.BASELINE, 0.01, 700, 710, 690, 705)
              .add(Rows.MCEL, 0, 890, 890, 890, 890)
              .add(Rows.MCEL, 0.01, 801, 809, 792, 804)
              .study();
      List<Comparison> all = Comparison.of(study, Rows.PANEL);
      assertThat(all).extracting(Comparison::rate).containsExactly(0.0, 0.01);
      assertThat(all).extracting(Comparison::family).containsOnly(2);
      Comparison golden = all.get(0);
      Comparison faulty = all.get(1);
      assertThat(golden.verdict()).isEqualTo(Comparison.Verdict.UNDECIDED);
      assertThat(golden.difference().kind()).isEqualTo(Estimate.Kind.IMAGES);
      assertThat(faulty.verdict()).isEqualTo(Comparison.Verdict.ABOVE);
      assertThat(faulty.adjustedP()).isCloseTo(2 * faulty.difference().p(), within(1e-15));
    }

    @Test
    void uses_only_chips_and_seeds_that_both_have() {
      Study study =
          new Rows()
              .add(Rows.BASELINE, 0.01, 700, 710, 690)
              .seed(2)
              .add(Rows.BASELINE, 0.01, 100, 100, 100)
              .seed(1)
              .add(Rows.MCEL, 0.01, 705, 720)
              .study();
      PairedDifference d = Comparison.of(study, Rows.PANEL).get(0).difference();
      assertThat(d.chips()).isEqualTo(2);
      assertThat(d.mean()).isCloseTo(0.0075, within(1e-12));
    }

    @Test
    void calls_a_loss_below_the_baseline_what_it_is() {
      Study study =
          new Rows()
              .add(Rows.BASELINE, 0.01, 801, 809, 792, 804)
              .add(Rows.MCEL, 0.01, 700, 710, 690, 705)
              .study();
      assertThat(Comparison.of(study, Rows.PANEL).get(0).verdict())
          .isEqualTo(Comparison.Verdict.BELOW);
    }

    @Test
    void does_not_take_cross_entropy_with_injected_faults_for_the_baseline() {
      LossKey injected = new LossKey("cross-entropy", "inject=0.01;belowLoss=1.75");
      Study study = new Rows().add(injected, 0.01, 700, 710).add(Rows.MCEL, 0.01, 705, 720).study();
      assertThat(study.baseline(Rows.PANEL)).isEmpty();
      assertThat(Comparison.of(study, Rows.PANEL)).isEmpty();
    }
  }

  @Nested
  class FaultLabels {
    private final Panel panel =
        new Panel("e", "d", "vgg3", 4, 4, "bit-flip", "p01=0.01;p10=0.02", "none", "per-chip");

    @Test
    void are_the_name_or_the_name_with_all_parameters() {
      assertThat(panel.hasFaults("bit-flip")).isTrue();
      assertThat(panel.hasFaults("bit-flip(p01=0.01;p10=0.02;lifetime=per-chip)")).isTrue();
    }

    @Test
    void name_the_protection_after_a_plus_sign() {
      Panel guarded =
          new Panel("e", "d", "vgg3", 4, 4, "bit-flip", "p01=0.01", "parity(groupBits=8)", "");
      assertThat(guarded.hasFaults("bit-flip+parity(groupBits=8)")).isTrue();
      assertThat(guarded.hasFaults("bit-flip(p01=0.01)+parity(groupBits=8)")).isTrue();
      assertThat(guarded.hasFaults("bit-flip+parity(groupBits=4)")).isFalse();
      assertThat(guarded.hasFaults("bit-flip")).isFalse();
      assertThat(panel.hasFaults("bit-flip+none")).isTrue();
      assertThat(panel.hasFaults("bit-flip+secded")).isFalse();
      assertThat(panel.hasFaults("bit-flip(p01=0.01;p10=0.02;lifetime=per-chip)+secded(k=1)"))
          .isFalse();
    }

    @Test
    void of_other_faults_do_not_match() {
      assertThat(panel.hasFaults("burst")).isFalse();
      assertThat(panel.hasFaults("bit-flip(p01=0.01;p10=0;lifetime=per-chip)")).isFalse();
      assertThat(panel.hasFaults("bit-flip(p01=0.01;p10=0.02;lifetime=per-inference)")).isFalse();
    }
  }

  @Nested
  class Names {
    @Test
    void leave_out_what_all_variants_share() {
      LossKey other = new LossKey("mcel", "m=128;L=100");
      LossNames names = new LossNames(List.of(Rows.BASELINE, Rows.MCEL, other));
      assertThat(names.of(Rows.BASELINE)).isEqualTo("cross-entropy");
      assertThat(names.of(Rows.MCEL)).isEqualTo("mcel m=32");
      assertThat(names.of(other)).isEqualTo("mcel m=128");
    }

    @Test
    void of_a_single_variant_are_complete() {
      assertThat(new LossNames(List.of(Rows.MCEL)).of(Rows.MCEL)).isEqualTo("mcel m=32, L=100");
    }
  }
}
