package org.bitmargin.faults.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/**
 * The tensors of a part as a memory of its own: they lie in it one after the other, in a memory of
 * the same geometry. A part with all tensors has the whole memory as it is.
 */
final class Territory {
  private final List<MemoryRegion> outside;
  private final MemoryLayout layout;

  /** The memory of some regions of another one, in their order. */
  Territory(MemoryLayout whole, List<MemoryRegion> regions) {
    this.outside = regions;
    if (regions.size() == whole.regions().size()) {
      this.layout = whole;
    } else {
      MemoryLayout.Builder own = MemoryLayout.builder().geometry(whole.geometry());
      regions.forEach(region -> own.add(region.name(), region.width(), region.size()));
      this.layout = own.build();
    }
  }

  MemoryLayout layout() {
    return layout;
  }

  List<MemoryRegion> regions() {
    return outside;
  }

  /** A map of this memory with the addresses of the whole one. */
  FaultMap outwards(FaultMap map) {
    return moved(map, layout.regions(), outside);
  }

  /** What of a map of the whole memory lies here, with the addresses of this one. */
  FaultMap inwards(FaultMap map) {
    return moved(map, outside, layout.regions());
  }

  private static FaultMap moved(FaultMap map, List<MemoryRegion> from, List<MemoryRegion> to) {
    long[] sites = new long[map.size()];
    double[] onset01 = new double[map.size()];
    double[] onset10 = new double[map.size()];
    int kept = 0;
    int region = 0;
    for (int i = 0; i < map.size(); i++) {
      while (region < from.size() && map.site(i) >= from.get(region).endBit()) {
        region++;
      }
      if (region < from.size() && map.site(i) >= from.get(region).firstBit()) {
        sites[kept] = map.site(i) - from.get(region).firstBit() + to.get(region).firstBit();
        onset01[kept] = map.onset01(i);
        onset10[kept++] = map.onset10(i);
      }
    }
    return new FaultMap(
        Arrays.copyOf(sites, kept), Arrays.copyOf(onset01, kept), Arrays.copyOf(onset10, kept));
  }

  /** The territories of parts. */
  static List<Territory> of(List<Part> parts, MemoryLayout layout, boolean firstAlone) {
    List<List<MemoryRegion>> owned = new ArrayList<>();
    parts.forEach(part -> owned.add(new ArrayList<>()));
    for (MemoryRegion region : layout.regions()) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).covers(region)) {
          owned.get(i).add(region);
          if (firstAlone) {
            break;
          }
        }
      }
    }
    return owned.stream().map(regions -> new Territory(layout, regions)).toList();
  }
}
