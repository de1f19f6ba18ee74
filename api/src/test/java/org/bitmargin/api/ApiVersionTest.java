package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @Test
  void accepts_itself_and_lower_minor_versions() {
    assertThat(ApiVersion.accepts(ApiVersion.CURRENT)).isTrue();
    String major = ApiVersion.CURRENT.substring(0, ApiVersion.CURRENT.indexOf('.'));
    int minor = Integer.parseInt(ApiVersion.CURRENT.substring(major.length() + 1));
    assertThat(ApiVersion.accepts(major + ".0")).isTrue();
    assertThat(ApiVersion.accepts(major + "." + (minor + 1))).isFalse();
    assertThat(ApiVersion.accepts(Integer.parseInt(major) + 1 + ".0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0.", ".1", "0.1.0", "0.x", " 0.1", "-0.1", "0.99999", "0.1\n"})
  void refuses_what_is_no_version(String version) {
    assertThat(ApiVersion.accepts(version)).isFalse();
  }
}
