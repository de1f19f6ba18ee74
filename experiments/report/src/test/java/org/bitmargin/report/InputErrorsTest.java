package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputErrorsTest {
  private static final String GOOD =
      "e,synthetic,vgg3,mcel,m=32;L=100,4,4,bit-flip,,none,per-chip,0.01,1,0,800,1000,0.8,1.5,9,900\n";

  @TempDir Path run;

  private AbstractThrowableAssert<?, ? extends Throwable> reading() {
    return assertThatThrownBy(() -> Report.table(run))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private void results(String text) {
    RunFixture.put(run, "results.csv", text);
  }

  @Test
  void a_good_line_is_read() {
    results(RunFixture.HEAD + GOOD);
    assertThat(Report.table(run)).contains("80.0");
  }

  @Test
  void no_results_names_the_folder_and_the_file() {
    reading().hasMessageContaining("no results.csv in " + run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.01,1,0 | 5,1,0 | column ber: '5' where a fraction in [0, 1] belongs",
        "0.01,1,0 | x,1,0 | column ber: 'x' where a number belongs",
        "0.01,1,0 | NaN,1,0 | column ber: 'NaN' where a finite number belongs",
        "0.01,1,0 | 0.01,1.5,0 | column train_seed: '1.5' where a whole number",
        "0.01,1,0 | 0.01,1,-1 | column chip: '-1' where a whole number of at least 0 belongs",
        "800,1000 | 800,0 | column total: '0' where a whole number of at least 1 belongs",
        "800,1000 | 1001,1000 | column correct: '1001' where a count of at most total (1000)",
        "1000,0.8 | 1000,0.7 | column accuracy: '0.7' where correct/total = 800/1000 belongs"
      })
  void a_wrong_cell_is_named_with_line_and_column(String good, String bad, String message) {
    results(RunFixture.HEAD + GOOD + GOOD.replace(good, bad));
    reading().hasMessageContaining("results.csv, line 3, ").hasMessageContaining(message);
  }

  @Test
  void a_missing_column_is_named_with_those_expected() {
    results(RunFixture.HEAD.replace(",ber,", ",rate,") + GOOD);
    reading()
        .hasMessageContaining("results.csv, line 1: no column ber; expected experiment,dataset");
  }

  @Test
  void a_line_with_too_few_values_is_named() {
    results(RunFixture.HEAD + GOOD + "e,synthetic\n");
    reading().hasMessageContaining("results.csv, line 3: 2 values where the header names 20");
  }

  @Test
  void lines_count_right_without_a_line_break_at_the_end() {
    results(RunFixture.HEAD + GOOD + "e,synthetic");
    reading().hasMessageContaining("line 3:");
  }

  @Test
  void an_empty_file_is_no_table() {
    results("");
    reading().hasMessageContaining("line 1: no column experiment");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws Exception {
    Files.write(run.resolve("results.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    reading().hasMessageContaining("is not a UTF-8 CSV file");
  }

  @Nested
  class Beside {
    @Test
    void a_malformed_table_is_named_too() {
      results(RunFixture.HEAD + GOOD);
      RunFixture.put(
          run, "margins.csv", "cell,fault_model,ber,bin_low,bin_high,count\na,b,0,2,1,5\n");
      assertThatThrownBy(() -> Report.write(run))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("margins.csv, line 2, column bin_high: '1' where a number above");
    }

    @Test
    void a_malformed_manifest_is_named_with_its_line() {
      results(RunFixture.HEAD + GOOD);
      RunFixture.put(run, "manifest.json", "{\n  \"experiment\": }\n");
      assertThatThrownBy(() -> Report.write(run))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("manifest.json, line 2, column ");
    }

    @Test
    void a_malformed_configuration_is_named_with_its_line() {
      results(RunFixture.HEAD + GOOD);
      RunFixture.put(run, "experiment.yaml", "name: e\nfaults: [a\n");
      reading().hasMessageContaining("experiment.yaml, line 2, column 11: not valid YAML");
    }

    @Test
    void an_energy_that_cannot_be_is_named() {
      results(RunFixture.HEAD + GOOD);
      String head = String.join(",", EnergyRow.COLUMNS) + "\n";
      RunFixture.put(run, "energy.csv", head + "c,sram,,none,0,w,parameter,true,8,0,-1\n");
      reading()
          .hasMessageContaining("energy.csv, line 2, column energy_nj: '-1' where a number of");
      RunFixture.put(run, "energy.csv", head + "c,sram,,none,0,w,weight,true,8,0,1\n");
      reading()
          .hasMessageContaining("column kind: 'weight' where parameter, activation or leakage");
    }

    @Test
    void one_run_alone_cannot_be_compared() {
      assertThatThrownBy(() -> Report.compare(List.of(run)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("compare takes at least two run folders, was given 1");
    }
  }
}
