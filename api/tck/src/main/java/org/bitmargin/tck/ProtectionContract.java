package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.bitmargin.api.Protection;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Protection} keeps: data that stay where they are, every fault accounted for,
 * readings that depend on the faults of that read alone, and costs that are those of what is
 * stored. On memories of 1 to 8, 13 and 32 bits a code, of odd sizes, empty, and with values
 * channel by channel.
 */
public abstract class ProtectionContract extends ProtectionReadings {

  @Test
  void refuses_in_one_line_what_it_cannot_protect() {
    for (ProtectionSample sample : ProtectionSample.all()) {
      if (!protects(sample.layout())) {
        assertThatIllegalArgumentException()
            .as(sample.name())
            .isThrownBy(() -> protect(sample))
            .withMessageMatching(".+");
      }
    }
  }

  @Test
  void keeps_the_tensors_where_they_are() {
    forEach(
        (sample, memory) -> {
          MemoryLayout stored = memory.image().layout();
          int count = sample.layout().regions().size();
          assertThat(stored.regions()).as(sample.name()).hasSizeGreaterThanOrEqualTo(count);
          assertThat(stored.regions().subList(0, count))
              .as(sample.name())
              .isEqualTo(sample.layout().regions());
          assertThat(stored.geometry()).as(sample.name()).isEqualTo(sample.layout().geometry());
        });
  }

  @Test
  void names_what_it_adds_after_what_it_guards() {
    forEach(
        (sample, memory) -> {
          List<MemoryRegion> data = sample.layout().regions();
          List<MemoryRegion> stored = memory.image().layout().regions();
          for (MemoryRegion added : stored.subList(data.size(), stored.size())) {
            assertThat(data)
                .as("%s: tensor before the / in %s", sample, added.name())
                .extracting(MemoryRegion::name)
                .anyMatch(name -> added.name().matches(name + "/[a-z0-9-]+"));
          }
        });
  }

  @Test
  void stores_the_bits_of_each_tensor_in_its_place() {
    forEach(
        (sample, memory) -> {
          for (int r = 0; r < sample.layout().regions().size(); r++) {
            var data = sample.data().content(r);
            var stored = memory.image().content(r);
            assertThat(ones(stored.words())).as(sample.name()).isEqualTo(ones(data.words()));
            if (storesDataInTheClear()) {
              assertThat(stored).as("%s, in the clear", sample).isEqualTo(data);
            }
          }
        });
  }

  private static long ones(long[] words) {
    return LongStream.of(words).map(Long::bitCount).sum();
  }

  @Test
  void protects_the_same_data_in_the_same_way() {
    forEach(
        (sample, memory) -> {
          MemoryImage again = protect(sample).image();
          assertThat(again.layout()).as(sample.name()).isEqualTo(memory.image().layout());
          for (int r = 0; r < again.layout().regions().size(); r++) {
            assertThat(again.content(r)).as(sample.name()).isEqualTo(memory.image().content(r));
          }
        });
  }

  @Test
  void leaves_its_arguments_untouched() {
    forEach(
        (sample, memory) -> {
          ProtectionSample same = sample.copy();
          ProtectedMemory used = protect(same);
          long[] faults = ProtectionSample.faults(used.image(), 0.05, 3);
          long[] before = faults.clone();
          used.decode(faults);
          assertThat(faults).as("faults of %s", sample).isEqualTo(before);
          for (int r = 0; r < sample.layout().regions().size(); r++) {
            assertThat(same.data().content(r))
                .as(sample.name())
                .isEqualTo(sample.data().content(r));
            assertThat(same.values().get(r)).as(sample.name()).isEqualTo(sample.values().get(r));
          }
          for (int r = 0; r < used.image().layout().regions().size(); r++) {
            assertThat(used.image().content(r))
                .as("%s after a read", sample)
                .isEqualTo(memory.image().content(r));
          }
        });
  }

  @Test
  void later_changes_of_the_data_do_not_reach_it() {
    forEach(
        (sample, memory) -> {
          ProtectionSample changing = sample.copy();
          ProtectedMemory used = protect(changing);
          long[] faults = ProtectionSample.faults(used.image(), 0.1, 4);
          changing.data().flip(LongStream.range(0, sample.layout().bitCount()).toArray());
          assertSame(sample, used.decode(faults), memory.decode(faults));
          for (int r = 0; r < used.image().layout().regions().size(); r++) {
            assertThat(used.image().content(r))
                .as("what %s stores", sample)
                .isEqualTo(memory.image().content(r));
          }
        });
  }

  @Test
  void states_the_storage_it_takes() {
    forEach(
        (sample, memory) -> {
          Protection.Overhead cost = protection().overhead(sample.layout());
          double bits = sample.layout().bitCount();
          double expected = bits == 0 ? 1 : memory.image().layout().bitCount() / bits;
          assertThat(cost.storage()).as(sample.name()).isCloseTo(expected, within(1e-12));
          assertThat(cost.access()).as(sample.name()).isFinite();
          assertThat(cost.source()).as("source of the costs").isNotNull();
          assertThat(protection().overhead(sample.layout())).isEqualTo(cost);
        });
  }

  @Test
  void a_read_costs_its_faults_alone() {
    MemoryLayout large = MemoryLayout.of(8, 1 << 21);
    assumeTrue(protects(large), "the protection does not take codes of 8 bits");
    ProtectedMemory memory = protect(ProtectionSample.of("large", large));
    long bits = memory.image().layout().bitCount();
    long[] faults = Chips.stream(5).longs(16, 0, bits).sorted().distinct().toArray();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int read = 0; read < 500; read++) {
            Correction correction = memory.decode(faults);
            assertThat(correction.corrected() + correction.detected() + correction.silent())
                .isEqualTo(faults.length);
          }
        },
        "500 reads of 16 faults each in 2 MiB");
  }
}
