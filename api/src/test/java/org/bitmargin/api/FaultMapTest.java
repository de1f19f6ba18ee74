package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class FaultMapTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Property(seed = "31")
  void flips_are_those_whose_onset_lies_below_the_severity(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double severity) {
    MemoryImage stored = MemoryImageTest.image(seed);
    FaultMap map = map(stored.layout(), seed);
    long[] expected =
        LongStream.range(0, map.size())
            .filter(
                i -> {
                  boolean one = stored.bit(map.site((int) i));
                  return severity > (one ? map.onset10((int) i) : map.onset01((int) i));
                })
            .map(i -> map.site((int) i))
            .toArray();
    assertThat(map.flips(stored, severity)).isEqualTo(expected);
  }

  @Property(seed = "32")
  void a_lower_severity_flips_a_subset(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double a,
      @ForAll @DoubleRange(min = 0, max = 1) double b) {
    MemoryImage stored = MemoryImageTest.image(seed);
    FaultMap map = map(stored.layout(), seed);
    long[] fewer = map.flips(stored, Math.min(a, b));
    long[] more = map.flips(stored, Math.max(a, b));
    assertThat(Arrays.stream(fewer).allMatch(site -> Arrays.binarySearch(more, site) >= 0))
        .isTrue();
  }

  @Property(seed = "33")
  void severity_0_flips_nothing(@ForAll long seed) {
    MemoryImage stored = MemoryImageTest.image(seed);
    assertThat(map(stored.layout(), seed).flips(stored, 0)).isEmpty();
  }

  @Example
  void direction_belongs_to_the_site() {
    FaultMap map =
        new FaultMap(
            new long[] {0, 1, 2, 3},
            new double[] {0.5, NEVER, 0, NEVER},
            new double[] {NEVER, 0.5, 0, NEVER});
    assertThat(map.flips(nibble(0b0000), 1)).containsExactly(0, 2);
    assertThat(map.flips(nibble(0b1111), 1)).containsExactly(1, 2);
    assertThat(map.flips(nibble(0b0000), 0.5)).containsExactly(2);
    assertThat(map.flips(nibble(0b1111), 0.25)).containsExactly(2);
  }

  @Example
  void applying_the_flips_leaves_the_map_as_it_was() {
    MemoryImage stored = MemoryImageTest.image(5);
    FaultMap map = map(stored.layout(), 5);
    long[] flips = map.flips(stored, 1);
    flips[0] = 99;
    assertThat(map).isEqualTo(map(stored.layout(), 5));
  }

  @Example
  void sites_must_ascend_strictly() {
    for (long[] sites : List.of(new long[] {2, 1}, new long[] {1, 1})) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new FaultMap(sites, new double[2], new double[2]))
          .withMessageContaining("ascend strictly")
          .withMessageContaining("%d before %d".formatted(sites[0], sites[1]));
    }
  }

  @Example
  void every_site_needs_both_onsets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaultMap(new long[2], new double[2], new double[1]))
        .withMessage("2 sites, 2 and 1 onsets");
  }

  @Example
  void a_map_of_a_larger_memory_is_refused() {
    FaultMap map = new FaultMap(new long[] {3, 4}, new double[2], new double[2]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.flips(nibble(0), 1))
        .withMessageContaining("address 4")
        .withMessageContaining("4 bits");
  }

  @Example
  void severities_outside_0_to_1_are_refused() {
    FaultMap map = new FaultMap(new long[] {0}, new double[1], new double[1]);
    for (double severity : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> map.flips(nibble(0), severity))
          .withMessageContaining(Double.toString(severity));
    }
  }

  @Example
  void an_empty_map_fits_every_memory() {
    FaultMap map = new FaultMap(new long[0], new double[0], new double[0]);
    assertThat(map.flips(nibble(5), 1)).isEmpty();
    MemoryLayout none = MemoryLayout.builder().build();
    assertThat(map.flips(new MemoryImage(none, List.of()), 1)).isEmpty();
  }

  @Example
  void maps_are_equal_when_all_their_sites_are() {
    FaultMap map = map(MemoryLayout.of(8, 50), 1);
    assertThat(map).isEqualTo(map(MemoryLayout.of(8, 50), 1));
    assertThat(map).hasSameHashCodeAs(map(MemoryLayout.of(8, 50), 1));
    assertThat(map).isNotEqualTo(map(MemoryLayout.of(8, 50), 2));
    assertThat(new FaultMap(new long[] {1}, new double[] {0}, new double[] {1}))
        .isNotEqualTo(new FaultMap(new long[] {1}, new double[] {1}, new double[] {0}));
  }

  private static MemoryImage nibble(int code) {
    PackedBits codes = new PackedBits(4, 1);
    codes.set(0, code);
    return new MemoryImage(MemoryLayout.of(4, 1), List.of(codes));
  }

  /** Sites that flip both ways, one way, or never. */
  private static FaultMap map(MemoryLayout layout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] sites = MemoryImageTest.some(layout, seed);
    double[] onset01 = new double[sites.length];
    double[] onset10 = new double[sites.length];
    for (int i = 0; i < sites.length; i++) {
      onset01[i] = random.nextInt(4) == 0 ? NEVER : random.nextDouble();
      onset10[i] = random.nextInt(4) == 0 ? NEVER : random.nextDouble();
    }
    return new FaultMap(sites, onset01, onset10);
  }
}
