package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AimedFaultModel} keeps whatever it aims at: choices that replay, inside the
 * memory, of a network that is left as it is. Its rates are its own.
 */
public abstract class AimedFaultModelContract extends FactoryContract {

  @Override
  protected abstract FaultModelFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return FaultModelFactory.class;
  }

  /** The fault model under test. */
  protected final AimedFaultModel model() {
    return (AimedFaultModel) create(factory(), parameters());
  }

  private static <P extends Record> Object create(FaultModelFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }

  @Test
  void says_how_long_a_fault_lasts_and_how_many_images_it_needs() {
    assertThat(model().lifetime()).isNotNull();
    assertThat(model().images()).isNotNegative();
  }

  @Test
  void the_rate_in_a_memory_is_a_fraction() {
    MemoryLayout layout = Memories.mixedWidths();
    assertThat(model().bitErrorRate(layout)).isBetween(0.0, 1.0);
    assertThat(model().bitErrorRate(MemoryLayout.of(1, 0))).isBetween(0.0, 1.0);
  }

  @Test
  void the_same_stream_and_network_give_the_same_choice() {
    assertThat(aim(Memories.mixedWidths())).isEqualTo(aim(Memories.mixedWidths()));
  }

  @Test
  void chosen_bits_lie_in_the_memory_and_none_turns_at_severity_0() {
    MemoryImage image = Memories.random(Memories.mixedWidths());
    FaultMap map = aim(Memories.mixedWidths());
    assertThat(LongStream.of(map.flips(image, 1)))
        .allMatch(address -> address < image.layout().bitCount());
    assertThat(map.flips(image, 0)).isEmpty();
  }

  @Test
  void the_network_is_left_as_it_is() {
    MemoryImage image = Memories.random(Memories.mixedWidths());
    MemoryImage before = image.copy();
    model().aim(new LinearTarget(image), new SplittableRandom(3));
    for (int region = 0; region < before.layout().regions().size(); region++) {
      assertThat(image.content(region)).isEqualTo(before.content(region));
    }
  }

  @Test
  void an_empty_memory_has_no_bits_to_choose() {
    assertThat(aim(MemoryLayout.builder().build()).size()).isZero();
    assertThat(aim(MemoryLayout.of(8, 0)).size()).isZero();
  }

  private FaultMap aim(MemoryLayout layout) {
    return model().aim(new LinearTarget(Memories.random(layout)), new SplittableRandom(3));
  }
}
