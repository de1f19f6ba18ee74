package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Property(tries = 200)
  void the_symmetric_difference_of_two_sets(
      @ForAll Set<@LongRange(min = 0, max = 60) Long> a,
      @ForAll Set<@LongRange(min = 0, max = 60) Long> b) {
    TreeSet<Long> expected = new TreeSet<>(a);
    b.forEach(
        x -> {
          if (!expected.remove(x)) {
            expected.add(x);
          }
        });
    assertThat(Addresses.inOneOnly(ascending(a), ascending(b)))
        .containsExactly(expected.stream().mapToLong(x -> x).toArray());
  }

  @Test
  void addresses_are_counted_from_the_origin() {
    assertThat(Addresses.relative(new long[] {3, 7, 9, 20}, 1, 3, 5)).containsExactly(2, 4);
  }

  private static long[] ascending(Set<Long> set) {
    return set.stream().mapToLong(x -> x).sorted().toArray();
  }
}
