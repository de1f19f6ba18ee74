package org.bitmargin.faults.fixedmap;

import java.util.List;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/**
 * What tells a recorded memory from another one.
 *
 * @param recorded the recorded one
 * @param tensorsAlike number of tensors that agree before the first that does not
 * @param tensorsMore by how many tensors one of them has more than the other
 * @param words the first difference
 */
record LayoutDifference(MemoryLayout recorded, int tensorsAlike, int tensorsMore, String words) {

  /** Compares two layouts that are not equal. */
  static LayoutDifference of(MemoryLayout recorded, MemoryLayout here) {
    List<MemoryRegion> there = recorded.regions();
    List<MemoryRegion> wanted = here.regions();
    int i = 0;
    while (i < there.size() && i < wanted.size() && there.get(i).equals(wanted.get(i))) {
      i++;
    }
    int more = Math.abs(there.size() - wanted.size());
    return new LayoutDifference(recorded, i, more, words(recorded, here, i));
  }

  /** Whether this memory is more likely than another to be the one that was meant. */
  boolean nearerThan(LayoutDifference other) {
    return tensorsAlike == other.tensorsAlike
        ? tensorsMore < other.tensorsMore
        : tensorsAlike > other.tensorsAlike;
  }

  private static String words(MemoryLayout recorded, MemoryLayout here, int i) {
    List<MemoryRegion> there = recorded.regions();
    List<MemoryRegion> wanted = here.regions();
    if (i == there.size() && i == wanted.size()) {
      return "its geometry is %s, here it is %s"
          .formatted(shown(recorded.geometry()), shown(here.geometry()));
    }
    if (i == there.size()) {
      return "it lacks tensor %s, which is stored here".formatted(wanted.get(i).name());
    }
    if (i == wanted.size()) {
      return "it has tensor %s, which is not stored here".formatted(there.get(i).name());
    }
    MemoryRegion a = there.get(i);
    MemoryRegion b = wanted.get(i);
    if (!a.name().equals(b.name())) {
      return "its tensor %d is %s, here it is %s".formatted(i, a.name(), b.name());
    }
    return a.width() != b.width()
        ? "its tensor %s has %d bits a code, here it has %d"
            .formatted(a.name(), a.width(), b.width())
        : "its tensor %s has %d codes, here it has %d".formatted(a.name(), a.size(), b.size());
  }

  private static String shown(MemoryGeometry g) {
    return "%d banks of %d x %d bits, words of %d, %s"
        .formatted(
            g.banks(),
            g.rows(),
            g.columns(),
            g.wordBits(),
            g.mapping() == MemoryGeometry.Mapping.ROW_MAJOR ? "row-major" : "interleaved");
  }
}
