package org.bitmargin.faults.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bitmargin.api.FaultMap;
import org.junit.jupiter.api.Test;

class SiteListTest {

  @Test
  void a_map_has_the_sites_in_ascending_order_whatever_the_order_they_came_in() {
    SplittableRandom random = new SplittableRandom(5);
    TreeMap<Long, double[]> expected = new TreeMap<>();
    SiteList list = new SiteList();
    while (expected.size() < 1000) {
      long address = random.nextLong(1L << 40);
      double[] onsets = {random.nextDouble(), random.nextDouble()};
      if (expected.putIfAbsent(address, onsets) == null) {
        list.add(address, onsets[0], onsets[1]);
      }
    }

    FaultMap map = list.toMap();

    assertThat(map.size()).isEqualTo(1000);
    int i = 0;
    for (var site : expected.entrySet()) {
      assertThat(map.site(i)).isEqualTo(site.getKey());
      assertThat(map.onset01(i)).isEqualTo(site.getValue()[0]);
      assertThat(map.onset10(i)).isEqualTo(site.getValue()[1]);
      i++;
    }
  }

  @Test
  void a_late_site_of_one_direction_leaves_the_earlier_ones_as_they_were() {
    SiteList list = new SiteList();
    for (int i = 0; i < 40; i++) {
      list.add(i, i / 40.0);
    }
    list.add(40, Double.POSITIVE_INFINITY, 0.5);
    for (int i = 41; i < 80; i++) {
      list.add(i, i / 80.0);
    }

    FaultMap map = list.toMap();

    assertThat(map.size()).isEqualTo(80);
    assertThat(map.onset01(39)).isEqualTo(map.onset10(39)).isEqualTo(39 / 40.0);
    assertThat(map.onset01(40)).isInfinite();
    assertThat(map.onset10(40)).isEqualTo(0.5);
    assertThat(map.onset10(79)).isEqualTo(79 / 80.0);
  }

  @Test
  void adding_after_a_map_was_made_does_not_change_it() {
    SiteList list = new SiteList();
    list.add(3, 0.5);
    FaultMap first = list.toMap();
    list.add(1, 0.25, 0.75);

    assertThat(first.size()).isEqualTo(1);
    assertThat(list.toMap().size()).isEqualTo(2);
    assertThat(list.toMap().site(0)).isEqualTo(1);
  }

  @Test
  void an_address_added_twice_is_refused() {
    SiteList list = new SiteList();
    list.add(3, 0.5);
    list.add(3, 0.6);

    assertThatIllegalArgumentException()
        .isThrownBy(list::toMap)
        .withMessageContaining("3 before 3");
  }

  @Test
  void no_sites_make_an_empty_map() {
    assertThat(new SiteList().toMap().size()).isZero();
  }

  @Test
  void more_sites_than_an_array_can_hold_are_refused_before_they_are_drawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SiteList(3e9))
        .withMessageContainingAll("about 3000000000 faults", "lower rate");
  }
}
