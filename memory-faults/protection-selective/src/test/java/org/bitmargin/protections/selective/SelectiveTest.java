package org.bitmargin.protections.selective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectiveTest {
  private static final MemoryLayout LAYOUT =
      MemoryLayout.builder()
          .add("conv1.weight", 4, 10)
          .add("conv1.bias", 4, 5)
          .add("fc.weight", 4, 15)
          .build();

  private static Protection selective(Inner inner, String... regions) {
    return new SelectiveFactory().create(new SelectiveParameters(inner, List.of(regions)));
  }

  private static ProtectedMemory protect(Inner inner, String... regions) {
    List<PackedBits> contents =
        LAYOUT.regions().stream().map(r -> new PackedBits(r.width(), r.size())).toList();
    return selective(inner, regions)
        .protect(new MemoryImage(LAYOUT, contents), Arrays.asList(new float[3][]));
  }

  @Nested
  class Only_the_chosen_regions {
    // 40 + 20 + 60 bits of data, then two more copies of the bias from 120 and from 140.
    private final ProtectedMemory memory = protect(Inner.TMR, "*.bias");

    @Test
    void have_something_added() {
      assertThat(memory.image().layout().regions())
          .extracting(MemoryRegion::name)
          .containsExactly(
              "conv1.weight", "conv1.bias", "fc.weight", "conv1.bias/copy2", "conv1.bias/copy3");
    }

    @Test
    void are_put_right() {
      var read = memory.decode(new long[] {3, 41, 59, 60, 61, 119, 121, 140 + 7});

      assertThat(read.flips())
          .as("both copies of 41 are wrong")
          .containsExactly(3, 41, 60, 61, 119);
      assertThat(read.corrected()).isEqualTo(2);
      assertThat(read.silent()).isEqualTo(4 + 2);
    }

    @Test
    void cost_something() {
      var cost = selective(Inner.TMR, "*.bias").overhead(LAYOUT);

      assertThat(cost.storage()).isEqualTo(160 / 120.0);
      assertThat(cost.source().citation()).startsWith("Sum over the protected");
    }
  }

  @Test
  void robust_bits_are_a_share_of_all() {
    assertThat(selective(Inner.MSB, "conv1.*").overhead(LAYOUT).robust()).isEqualTo(15 / 120.0);
  }

  @Test
  void a_glob_that_matches_nothing_is_refused_with_the_names_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> protect(Inner.SECDED, "conv1.*", "fc2.*"))
        .withMessage("regions: fc2.* matches none of conv1.weight, conv1.bias, fc.weight");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selective(Inner.SECDED, "fc2.*").overhead(LAYOUT));
  }

  @ParameterizedTest
  @CsvSource({
    "*,conv1.weight,true", "conv1.*,conv1.bias,true", "conv1.*,conv10.bias,false",
    "conv?.bias,conv1.bias,true", "conv?.bias,conv.bias,false", "conv1.bias,conv1xbias,false",
    "*.w*t,a.b.weight,true", "bias,conv1.bias,false", "[a],a,false"
  })
  void globs_match_whole_names(String glob, String name, boolean matches) {
    assertThat(Glob.matches(glob, name)).isEqualTo(matches);
  }

  @Test
  void what_protects_and_what_is_protected_must_be_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectiveParameters(null, List.of("*")))
        .withMessage("inner is missing: parity, secded, tmr or msb");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectiveParameters(Inner.TMR, List.of()))
        .withMessageContaining("at least one glob");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectiveParameters(Inner.TMR, List.of("a", " ")))
        .withMessageContaining("at least one glob");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectiveParameters(Inner.TMR, null))
        .withMessageContaining("at least one glob");
  }
}
