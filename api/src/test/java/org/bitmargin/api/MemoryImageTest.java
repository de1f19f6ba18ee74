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

class MemoryImageTest {

  @Property(seed = "21")
  void flipping_twice_restores_the_image(@ForAll long seed) {
    MemoryImage image = image(seed);
    long[] addresses = some(image.layout(), seed);
    MemoryImage before = image.copy();
    image.flip(addresses);
    for (long address = 0; address < image.layout().bitCount(); address++) {
      boolean flipped = Arrays.binarySearch(addresses, address) >= 0;
      assertThat(image.bit(address)).isEqualTo(before.bit(address) ^ flipped);
    }
    image.flip(addresses);
    assertThat(contents(image)).isEqualTo(contents(before));
  }

  @Example
  void an_address_reads_the_bit_of_its_code() {
    MemoryImage image = image(1);
    MemoryLayout layout = image.layout();
    for (long address = 0; address < layout.bitCount(); address++) {
      int index = layout.regionIndexAt(address);
      MemoryRegion region = layout.regions().get(index);
      int code = image.content(index).get(region.codeOf(address));
      assertThat(image.bit(address)).isEqualTo((code >>> region.bitOf(address) & 1) == 1);
    }
  }

  @Example
  void a_copy_is_independent_and_contents_are_shared() {
    MemoryImage image = image(2); // region 0 is empty: address 0 lies in region 1
    MemoryImage copy = image.copy();
    copy.flip(new long[] {0});
    assertThat(copy.bit(0)).isNotEqualTo(image.bit(0));
    boolean before = image.bit(0);
    image.content(1).flip(0);
    assertThat(image.bit(0)).isNotEqualTo(before);
  }

  @Example
  void contents_must_fit_the_layout() {
    MemoryLayout layout = MemoryLayout.of(8, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryImage(layout, List.of()))
        .withMessage("0 contents for 1 regions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryImage(layout, List.of(new PackedBits(4, 3))))
        .withMessage("region memory holds 3 codes of 8 bits, not 3 of 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryImage(layout, List.of(new PackedBits(8, 4))));
  }

  /** Several tensors, two of them empty, with random codes. */
  static MemoryImage image(long seed) {
    MemoryLayout layout =
        MemoryLayout.builder()
            .add("none", 2, 0)
            .add("a", 5, 29)
            .add("nothing", 8, 0)
            .add("b", 1, 67)
            .add("c", 32, 3)
            .build();
    SplittableRandom random = new SplittableRandom(seed);
    return new MemoryImage(
        layout, layout.regions().stream().map(region -> codes(region, random)).toList());
  }

  private static PackedBits codes(MemoryRegion region, SplittableRandom random) {
    PackedBits codes = new PackedBits(region.width(), region.size());
    for (long i = 0; i < region.size(); i++) {
      codes.set(i, random.nextInt());
    }
    return codes;
  }

  /** About a fifth of the addresses, ascending. */
  static long[] some(MemoryLayout layout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return LongStream.range(0, layout.bitCount()).filter(a -> random.nextInt(5) == 0).toArray();
  }

  private static List<PackedBits> contents(MemoryImage image) {
    return LongStream.range(0, image.layout().regions().size())
        .mapToObj(i -> image.content((int) i))
        .toList();
  }
}
