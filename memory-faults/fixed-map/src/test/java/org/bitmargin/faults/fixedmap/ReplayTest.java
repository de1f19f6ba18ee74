package org.bitmargin.faults.fixedmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final MemoryLayout MEMORY = memory(layout -> layout.add("fc2.weight", 2, 300));
  private static final double RATE = 0.1;

  @TempDir Path folder;

  @BeforeEach
  void record() {
    Recorder.record(folder, MEMORY, RATE, 3);
  }

  @Test
  void chip_k_is_the_recorded_chip_k_whatever_the_stream() {
    FaultModel model = model(folder).at(RATE);
    for (int chip : new int[] {2, 0, 1}) {
      FaultMap replayed = model.chip(MEMORY, chip, new SplittableRandom(chip + 7));
      assertThat(replayed).isEqualTo(Recorder.draw(MEMORY, RATE, chip));
    }
  }

  @Test
  void a_lower_rate_meets_the_sites_the_recording_would_have_met_there() {
    MemoryImage stored =
        new MemoryImage(MEMORY, List.of(new PackedBits(4, 500), new PackedBits(2, 300)));
    for (double rate : new double[] {0, 1e-3, 0.03, 0.0999}) {
      long[] replayed =
          model(folder).at(rate).chip(MEMORY, 1, new SplittableRandom(1)).flips(stored, 1);
      assertThat(replayed).isEqualTo(Recorder.draw(MEMORY, RATE, 1).flips(stored, rate / RATE));
    }
  }

  @Test
  void serves_milder_points_of_the_same_maps_alone() {
    FaultModel model = model(folder);
    assertThat(model.severityOf(model.at(0.05))).hasValue(0.5);
    assertThat(model.at(0.05).severityOf(model)).isEmpty();
    Recorder.record(folder.resolve("other"), memory(layout -> {}), RATE, 1);
    assertThat(model.severityOf(model(folder.resolve("other")))).isEmpty();
  }

  @Test
  void its_own_rate_is_the_recorded_one() {
    assertThat(model(folder).bitErrorRate()).isEqualTo(RATE);
  }

  @Test
  void a_memory_without_bits_needs_no_recording() {
    MemoryLayout empty = MemoryLayout.builder().build();
    assertThat(model(folder).chip(empty, 99, new SplittableRandom(1)).size()).isZero();
  }

  @Test
  void the_same_chip_twice_is_one_chip() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(folder.resolve("chip-001.faultmap"), copy.resolve("again.faultmap"));
    assertThat(model(folder).chip(MEMORY, 1, new SplittableRandom(1)))
        .isEqualTo(Recorder.draw(MEMORY, RATE, 1));
  }

  @Nested
  class Refuses {

    @Test
    void a_rate_above_the_recorded_one() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(folder).at(0.2))
          .withMessage(
              "a bit error rate of 0.2 was not recorded: the maps in %s serve [0, 0.1]", folder);
    }

    @Test
    void a_rate_above_that_of_this_memory_where_another_reaches_it() {
      Recorder.record(folder.resolve("other"), memory(layout -> {}), 0.3, 1);
      assertThatThrownBy(() -> model(folder).at(0.2).chip(MEMORY, 0, new SplittableRandom(1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("was recorded at a bit error rate of 0.1 and serves rates up to");
    }

    @Test
    void a_chip_that_was_not_recorded() {
      assertThatThrownBy(() -> model(folder).chip(MEMORY, 3, new SplittableRandom(1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("chip 3 was not recorded: %s has chips 0 to 2, 3 in all", folder);
    }

    @Test
    void another_memory_with_what_differs() {
      refused(
          memory(l -> l.add("fc2.weight", 4, 300)),
          "its tensor fc2.weight has 2 bits a code, here it has 4");
      refused(
          memory(l -> l.add("fc2.weight", 2, 301)),
          "its tensor fc2.weight has 300 codes, here it has 301");
      refused(
          memory(l -> l.add("fc3.weight", 2, 300)),
          "its tensor 1 is fc2.weight, here it is fc3.weight");
      refused(memory(l -> {}), "it has tensor fc2.weight, which is not stored here");
      refused(
          memory(l -> l.add("fc2.weight", 2, 300).add("fc1.weight/parity", 1, 500)),
          "it lacks tensor fc1.weight/parity, which is stored here");
      refused(
          memory(
              l ->
                  l.add("fc2.weight", 2, 300)
                      .geometry(
                          new MemoryGeometry(4, 512, 256, 64, MemoryGeometry.Mapping.INTERLEAVED))),
          "its geometry is 4 banks of 512 x 256 bits, words of 64, row-major, here it is");
    }

    @Test
    void the_nearest_of_several_memories_is_named() {
      Recorder.record(folder.resolve("first"), MemoryLayout.of(1, 9), RATE, 1);
      refused(memory(l -> l.add("fc2.weight", 3, 300)), "its tensor fc2.weight has 2 bits");
    }

    @Test
    void two_different_maps_of_one_chip() {
      Recorder.write(
          folder.resolve("x/1.faultmap"), MEMORY, RATE, 1, Recorder.draw(MEMORY, RATE, 77));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(folder))
          .withMessageContaining("two different maps for chip 1 of one memory")
          .withMessageContaining("1.faultmap: name one of them");
    }

    @Test
    void another_lifetime_than_the_recorded_one() {
      var parameters = new FixedMapParameters(List.of(folder.toString()), Lifetime.PER_WRITE);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new FixedMapFactory().create(parameters))
          .withMessageStartingWith("lifetime differs from that of " + folder)
          .withMessageEndingWith("make it per-chip");
    }

    @Test
    void lifetimes_without_chips_and_paths_that_say_nothing() {
      for (Lifetime lifetime : new Lifetime[] {Lifetime.PER_ACCESS, Lifetime.PER_INFERENCE}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new FixedMapParameters(List.of("a"), lifetime))
            .withMessageContaining("lifetime must be per-chip or per-write");
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new FixedMapParameters(List.of("a", " "), Lifetime.PER_CHIP))
          .withMessageStartingWith("paths ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new FixedMapParameters(List.of("a", "a"), Lifetime.PER_CHIP))
          .withMessageStartingWith("paths has an entry twice");
    }

    @Test
    void to_replay_nothing() {
      FaultModel none = new FixedMapFactory().create(new FixedMapFactory().defaults());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> none.at(0.01))
          .withMessageStartingWith("paths is empty");
      assertThatThrownBy(() -> none.at(0).chip(MEMORY, 0, new SplittableRandom(1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("fixed-map has no maps to replay");
    }

    private void refused(MemoryLayout layout, String message) {
      assertThatThrownBy(() -> model(folder).chip(layout, 0, new SplittableRandom(1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("chip-000.faultmap is of another memory (mlp, protection none): ")
          .hasMessageContaining(message);
    }
  }

  private static MemoryLayout memory(Consumer<MemoryLayout.Builder> more) {
    MemoryLayout.Builder layout = MemoryLayout.builder().add("fc1.weight", 4, 500);
    more.accept(layout);
    return layout.build();
  }

  private static FaultModel model(Path path) {
    return new FixedMapFactory()
        .create(new FixedMapParameters(List.of(path.toString()), Lifetime.PER_CHIP));
  }
}
