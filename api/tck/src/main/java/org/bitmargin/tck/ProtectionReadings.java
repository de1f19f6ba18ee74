package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.junit.jupiter.api.Test;

/** The part of {@link ProtectionContract} that reads: what becomes of faults. */
abstract class ProtectionReadings extends FactoryContract {
  private static final double[] RATES = {0.001, 0.01, 0.1, 0.5};
  private static final long[] NOTHING = {};

  @Override
  protected abstract ProtectionFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return ProtectionFactory.class;
  }

  /** Whether data laid out so can be protected; elsewhere they must be refused with the reason. */
  protected boolean protects(MemoryLayout data) {
    return true;
  }

  /** Whether the regions of the data hold their codes as they are, not in another order. */
  protected boolean storesDataInTheClear() {
    return true;
  }

  /** Whether reading changes some data even where no bit is wrong (clipping of outliers). */
  protected boolean changesCleanData() {
    return false;
  }

  /** Whether one fault in the whole memory, wherever it is, is put right. */
  protected boolean correctsSingleFaults() {
    return false;
  }

  /** The protection under test. */
  protected final Protection protection() {
    return create(factory(), parameters());
  }

  private static <P extends Record> Protection create(
      ProtectionFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }

  final ProtectedMemory protect(ProtectionSample sample) {
    return protection().protect(sample.data(), sample.values());
  }

  /** Every sample that can be protected. */
  final void forEach(BiConsumer<ProtectionSample, ProtectedMemory> check) {
    for (ProtectionSample sample : ProtectionSample.all()) {
      if (protects(sample.layout())) {
        check.accept(sample, protect(sample));
      }
    }
  }

  /** Every sample with random faults, from few to half of all bits. */
  private void forEachRead(Reading check) {
    forEach(
        (sample, memory) -> {
          for (double rate : RATES) {
            long[] faults = ProtectionSample.faults(memory.image(), rate, Math.round(1000 * rate));
            check.accept(sample, memory, faults);
          }
        });
  }

  private interface Reading {
    void accept(ProtectionSample sample, ProtectedMemory memory, long[] faults);
  }

  static void assertSame(ProtectionSample sample, Correction actual, Correction expected) {
    assertThat(actual.flips()).as("left in %s", sample).isEqualTo(expected.flips());
    assertThat(counts(actual)).as("counts in %s", sample).isEqualTo(counts(expected));
  }

  private static List<Long> counts(Correction of) {
    return List.of(of.corrected(), of.detected(), of.silent());
  }

  @Test
  void reads_clean_data_as_they_are() {
    forEach(
        (sample, memory) -> {
          Correction clean = memory.decode(NOTHING);
          assertThat(counts(clean)).as(sample.name()).containsOnly(0L);
          if (!changesCleanData()) {
            assertThat(clean.flips()).as(sample.name()).isEmpty();
          }
        });
  }

  @Test
  void accounts_for_every_fault() {
    forEachRead(
        (sample, memory, faults) -> {
          List<Long> counts = counts(memory.decode(faults));
          assertThat(counts).as(sample.name()).allMatch(count -> count >= 0);
          assertThat(counts.stream().mapToLong(Long::longValue).sum())
              .as("corrected, detected and silent in %s", sample)
              .isEqualTo(faults.length);
        });
  }

  @Test
  void every_bit_at_once_can_be_wrong() {
    forEach(
        (sample, memory) -> {
          long bits = memory.image().layout().bitCount();
          Correction all = memory.decode(LongStream.range(0, bits).toArray());
          assertThat(all.corrected() + all.detected() + all.silent())
              .as(sample.name())
              .isEqualTo(bits);
        });
  }

  @Test
  void what_is_left_are_bits_of_the_data_ascending_each_once() {
    forEachRead(
        (sample, memory, faults) -> {
          long[] left = memory.decode(faults).flips();
          for (int i = 0; i < left.length; i++) {
            assertThat(left[i])
                .as("left in %s", sample)
                .isBetween(i == 0 ? 0 : left[i - 1] + 1, sample.layout().bitCount() - 1);
          }
        });
  }

  @Test
  void faults_leave_other_tensors_alone() {
    forEach(
        (sample, memory) -> {
          long[] clean = memory.decode(NOTHING).flips();
          List<MemoryRegion> data = sample.layout().regions();
          for (MemoryRegion hit : memory.image().layout().regions()) {
            long[] faults = LongStream.range(hit.firstBit(), hit.endBit()).toArray();
            String owner = hit.name().replaceFirst("/.*", "");
            long[] left = memory.decode(faults).flips();
            for (MemoryRegion region : data) {
              if (!region.name().equals(owner)) {
                assertThat(within(left, region))
                    .as("%s in %s after faults in %s", region.name(), sample, hit.name())
                    .isEqualTo(within(clean, region));
              }
            }
          }
        });
  }

  private static long[] within(long[] flips, MemoryRegion region) {
    return LongStream.of(flips)
        .filter(flip -> flip >= region.firstBit() && flip < region.endBit())
        .toArray();
  }

  @Test
  void all_faults_are_corrected_where_everything_reads_right_and_only_there() {
    forEach(
        (sample, memory) -> {
          long[] clean = memory.decode(NOTHING).flips();
          for (int seed = 0; seed < 30; seed++) {
            double rate = 2.0 / Math.max(2, memory.image().layout().bitCount());
            long[] faults = ProtectionSample.faults(memory.image(), rate, seed);
            Correction read = memory.decode(faults);
            assertThat(read.corrected() == faults.length)
                .as(
                    "all corrected in %s, faults %s, left %s",
                    sample, Arrays.toString(faults), Arrays.toString(read.flips()))
                .isEqualTo(Arrays.equals(read.flips(), clean));
          }
        });
  }

  @Test
  void a_single_fault_nobody_notices_is_read_as_it_is() {
    assumeTrue(storesDataInTheClear() && !changesCleanData(), "addresses or clean data differ");
    forEach(
        (sample, memory) -> {
          for (long bit = 0; bit < Math.min(sample.layout().bitCount(), 3_000); bit++) {
            Correction read = memory.decode(new long[] {bit});
            if (read.silent() == 1) {
              assertThat(read.flips()).as(sample.name()).containsExactly(bit);
            }
          }
        });
  }

  @Test
  void puts_any_single_fault_right() {
    assumeTrue(correctsSingleFaults(), "the protection does not claim to");
    forEach(
        (sample, memory) -> {
          for (long bit = 0; bit < memory.image().layout().bitCount(); bit++) {
            Correction read = memory.decode(new long[] {bit});
            assertThat(read.flips()).as("left of bit %d of %s", bit, sample).isEmpty();
            assertThat(read.corrected()).as("bit %d of %s", bit, sample).isEqualTo(1);
          }
        });
  }

  @Test
  void the_same_faults_read_the_same_whatever_was_read_before() {
    forEachRead(
        (sample, memory, faults) -> {
          Correction first = memory.decode(faults);
          memory.decode(ProtectionSample.faults(memory.image(), 0.2, 9));
          assertSame(sample, memory.decode(faults), first);
          assertSame(sample, protect(sample).decode(faults), first);
        });
  }

  @Test
  void reads_alike_from_several_threads() {
    ProtectionSample sample =
        ProtectionSample.all().stream().filter(s -> protects(s.layout())).findFirst().orElseThrow();
    ProtectedMemory memory = protect(sample);
    long[][] faults = new long[8][];
    Correction[] expected = new Correction[faults.length];
    for (int i = 0; i < faults.length; i++) {
      faults[i] = ProtectionSample.faults(memory.image(), 0.02 * i, i);
      expected[i] = memory.decode(faults[i]);
    }
    List<Correction> read = Threads.map(400, i -> memory.decode(faults[i % faults.length]));
    for (int i = 0; i < read.size(); i++) {
      assertSame(sample, read.get(i), expected[i % faults.length]);
    }
  }
}
