package org.bitmargin.protections.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Test;

class StoredLayoutTest {
  private static final MemoryGeometry GEOMETRY =
      new MemoryGeometry(2, 8, 64, 32, MemoryGeometry.Mapping.INTERLEAVED);
  private static final MemoryLayout DATA =
      MemoryLayout.builder().geometry(GEOMETRY).add("a", 3, 33).add("b", 4, 0).build();
  private static final Addition CHECK = Addition.perWord("check", 8, region -> 64);
  private static final Addition COPY =
      new Addition("copy", region -> region.width(), region -> region.size());

  @Test
  void puts_the_data_first_and_then_one_addition_after_the_other() {
    MemoryLayout stored = StoredLayout.of(DATA, CHECK, COPY);

    assertThat(stored.geometry()).isEqualTo(GEOMETRY);
    assertThat(stored.regions())
        .containsExactly(
            new MemoryRegion("a", 0, 3, 33),
            new MemoryRegion("b", 99, 4, 0),
            new MemoryRegion("a/check", 99, 8, 2),
            new MemoryRegion("b/check", 115, 8, 0),
            new MemoryRegion("a/copy", 115, 3, 33),
            new MemoryRegion("b/copy", 214, 4, 0));
  }

  @Test
  void shares_are_exact_and_1_where_there_is_nothing() {
    assertThat(StoredLayout.share(StoredLayout.of(DATA, CHECK), DATA)).isEqualTo(115 / 99.0);
    MemoryLayout nothing = MemoryLayout.of(8, 0);
    assertThat(StoredLayout.share(StoredLayout.of(nothing, CHECK), nothing)).isEqualTo(1);
  }

  @Test
  void an_image_holds_the_data_and_what_was_added() {
    MemoryLayout one = MemoryLayout.of(3, 33);
    PackedBits codes = new PackedBits(3, 33);
    PackedBits checks = new PackedBits(8, 2);
    MemoryImage data = new MemoryImage(one, List.of(codes));

    MemoryImage image = StoredLayout.image(StoredLayout.of(one, CHECK), data, List.of(checks));

    assertThat(image.content(0)).isSameAs(codes);
    assertThat(image.content(1)).isSameAs(checks);
  }
}
