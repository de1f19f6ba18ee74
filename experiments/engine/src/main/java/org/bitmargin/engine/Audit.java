package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.Parameter;

/**
 * Counts what really flipped, by tensor, bit position and direction. It is read off the addresses
 * and the clean image, not off what a fault model claims.
 */
final class Audit {
  private final StoredModel model;
  private final MemoryImage clean;
  private final long[][][] flips;
  private long total;

  /**
   * An empty count.
   *
   * @param clean what is really stored, the regions of the model's image first; clean whenever
   *     flips are added
   */
  Audit(StoredModel model, MemoryImage clean) {
    this.model = model;
    this.clean = clean;
    this.flips = new long[clean.layout().regions().size()][][];
    for (int i = 0; i < flips.length; i++) {
      flips[i] = new long[clean.layout().regions().get(i).width()][2];
    }
  }

  /** Adds flips that are not loaded yet. */
  void add(long[] addresses) {
    int region = 0;
    List<MemoryRegion> regions = clean.layout().regions();
    for (long address : addresses) {
      while (address >= regions.get(region).endBit()) {
        region++;
      }
      MemoryRegion r = regions.get(region);
      int stored = clean.content(region).bit(address - r.firstBit()) ? 1 : 0;
      flips[region][r.bitOf(address)][stored]++;
    }
    total += addresses.length;
  }

  long total() {
    return total;
  }

  /**
   * Rows for every stored tensor, exposed or not, then for what a protection adds; {@code reads} is
   * how often the memory was read.
   */
  List<AuditRow> rows(long reads) {
    List<AuditRow> rows = new ArrayList<>();
    for (StoredModel.StoredParameter p : model.parameters()) {
      String name = p.parameter().name();
      addRows(
          rows,
          p.parameter().role(),
          name,
          p.stored().codes().width(),
          p.stored().codes().size(),
          p.codesRegion(),
          reads);
      if (p.stored().ranges().length > 0) {
        addRows(
            rows,
            p.parameter().role(),
            name + ".ranges",
            Float.SIZE,
            p.stored().ranges().length,
            p.rangesRegion(),
            reads);
      }
    }
    for (int r = model.image().layout().regions().size(); r < flips.length; r++) {
      MemoryRegion added = clean.layout().regions().get(r);
      addRows(rows, null, added.name(), added.width(), added.size(), r, reads);
    }
    return List.copyOf(rows);
  }

  private void addRows(
      List<AuditRow> rows,
      Parameter.Role role,
      String name,
      int width,
      long size,
      int region,
      long reads) {
    for (int bit = 0; bit < width; bit++) {
      long from0 = region < 0 ? 0 : flips[region][bit][0];
      long from1 = region < 0 ? 0 : flips[region][bit][1];
      rows.add(new AuditRow(name, role, region >= 0, bit, size * reads, from0, from1));
    }
  }
}
