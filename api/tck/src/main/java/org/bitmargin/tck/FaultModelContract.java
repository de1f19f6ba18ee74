package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link FaultModel} keeps: chips that replay, realised rates and variances that are
 * binomial, a rate that follows the severity, and a cost that grows with the faults only. (That the
 * faults of a low severity are among those of a high one is a property of {@link FaultMap} itself.)
 */
public abstract class FaultModelContract extends FaultModelStatistics {

  @Test
  void says_how_long_a_fault_lasts() {
    assertThat(faultModel().lifetime()).isNotNull();
    assertThat(at(highest()).lifetime()).isEqualTo(faultModel().lifetime());
  }

  @Test
  void bit_error_rate_is_the_operating_point() {
    assertThat(faultModel().bitErrorRate()).isBetween(0.0, 1.0);
    for (double rate : rates()) {
      assertThat(at(rate).bitErrorRate()).isCloseTo(rate, within(1e-12));
      assertThat((rate01(rate) + rate10(rate)) / 2).isCloseTo(rate, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-1e-9, -1, 1.0000001, 2, Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE})
  void refuses_a_rate_outside_0_to_1(double rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> at(rate)).withMessageMatching(".+");
  }

  @Test
  void nothing_fails_at_rate_0() {
    FaultMap map = Chips.sample(at(0), BYTES, 1);
    assertThat(map.flips(Memories.zeros(BYTES), 1)).isEmpty();
    assertThat(map.flips(Memories.ones(BYTES), 1)).isEmpty();
  }

  @Test
  void nothing_fails_at_severity_0() {
    FaultMap map = Chips.sample(at(highest()), BYTES, 1);
    assertThat(map.flips(Memories.random(BYTES), 0)).isEmpty();
  }

  @Test
  void every_bit_fails_at_rate_1() {
    assumeTrue(reachesOne(), "the model does not reach a rate of 1");
    for (MemoryLayout layout : List.of(BYTES, oddMemory())) {
      long[] everything = LongStream.range(0, layout.bitCount()).toArray();
      FaultMap map = Chips.sample(at(1), layout, 1);
      assertThat(map.flips(Memories.zeros(layout), 1)).isEqualTo(everything);
      assertThat(map.flips(Memories.ones(layout), 1)).isEqualTo(everything);
      assertThat(map.flips(Memories.random(layout), 1)).isEqualTo(everything);
    }
  }

  @Test
  void the_same_stream_gives_the_same_chip() {
    FaultModel model = at(highest());
    FaultMap first = Chips.sample(model, BYTES, 7);
    Chips.sample(model, oddMemory(), 8);
    assertThat(Chips.sample(model, BYTES, 7)).isEqualTo(first);
    assertThat(Chips.sample(at(highest()), BYTES, 7)).isEqualTo(first);
  }

  @Test
  void another_stream_gives_another_chip() {
    FaultModel model = at(highest());
    assertThat(Chips.sample(model, BYTES, 7)).isNotEqualTo(Chips.sample(model, BYTES, 8));
  }

  @Test
  void sites_lie_in_the_memory() {
    for (MemoryLayout layout : layouts()) {
      for (double rate : rates()) {
        FaultMap map = Chips.sample(at(rate), layout, 3);
        for (int i = 0; i < map.size(); i++) {
          assertThat(map.site(i))
              .isBetween(i == 0 ? 0 : map.site(i - 1) + 1, layout.bitCount() - 1);
          assertThat(map.onset01(i)).isNotNaN().isNotNegative();
          assertThat(map.onset10(i)).isNotNaN().isNotNegative();
        }
      }
    }
  }

  @Test
  void an_empty_memory_has_no_sites() {
    assertThat(Chips.sample(at(highest()), MemoryLayout.builder().build(), 1).size()).isZero();
    assertThat(Chips.sample(at(highest()), MemoryLayout.of(8, 0), 1).size()).isZero();
  }

  @Test
  void a_faulty_memory_keeps_its_widths_and_padding() {
    MemoryLayout layout = oddMemory();
    MemoryImage image = Memories.ones(layout);
    image.flip(Chips.sample(at(highest()), layout, 1).flips(image, 1));
    for (int region = 0; region < layout.regions().size(); region++) {
      var codes = image.content(region);
      assertThat(codes.width()).isEqualTo(layout.regions().get(region).width());
      int used = (int) (codes.bitCount() % Long.SIZE);
      if (used > 0) {
        assertThat(codes.words()[codes.words().length - 1] >>> used).as("padding").isZero();
      }
    }
  }

  private List<MemoryLayout> layouts() {
    return Stream.of(
            BYTES,
            oddMemory(),
            MemoryLayout.of(1, 1),
            MemoryLayout.of(1, 9_999),
            MemoryLayout.of(7, 1_001),
            MemoryLayout.of(32, 333))
        .filter(this::takes)
        .toList();
  }
}
