package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bitmargin.api.Lifetime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "128.0,128",
    "1.0E-4,0.0001",
    "0.1,0.1",
    "-0.0,0",
    "1E-9,0.000000001",
    "1.5E-300,1.5E-300",
    "NaN,NaN",
    "Infinity,Infinity",
    "0.8233333333333334,0.8233333333333334"
  })
  void numbers_have_their_shortest_exact_form(double value, String shown) {
    assertThat(Numbers.show(value)).isEqualTo(shown);
  }

  @Property
  void a_shown_number_is_read_back_the_same(@ForAll double value) {
    assertThat(Double.parseDouble(Numbers.show(value)) + 0.0).isEqualTo(value + 0.0);
  }

  @org.junit.jupiter.api.Test
  void other_values_are_shown_as_yaml_has_them() {
    assertThat(Numbers.show((Object) Lifetime.PER_CHIP)).isEqualTo("per-chip");
    assertThat(Numbers.show((Object) 0.1f)).isEqualTo("0.1");
    assertThat(Numbers.show(List.of(1, 2.0))).isEqualTo("1|2");
    assertThat(Numbers.show((Object) true)).isEqualTo("true");
  }
}
