package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.Parameter;

/** Lists where everything a network stores lies, in the order of the audit. */
final class Placements {
  private Placements() {}

  /**
   * Parameters with their ranges, what a protection adds, activations.
   *
   * @param held layout of what is really stored, the regions of the model's image first
   */
  static List<Placement> of(StoredModel model, MemoryLayout held, MemoryLayout activations) {
    List<MemoryRegion> regions = held.regions();
    List<Placement> all = new ArrayList<>();
    for (StoredModel.StoredParameter p : model.parameters()) {
      String name = p.parameter().name();
      Parameter.Role role = p.parameter().role();
      int width = p.stored().codes().width();
      all.add(place(regions, p.codesRegion(), name, role, width, p.stored().codes().size()));
      int ranges = p.stored().ranges().length;
      if (ranges > 0) {
        all.add(
            place(regions, p.rangesRegion(), name + ".ranges", role, Float.SIZE, (long) ranges));
      }
    }
    int data = model.image().layout().regions().size();
    regions.subList(data, regions.size()).forEach(r -> all.add(Placement.of(r, null)));
    activations.regions().forEach(r -> all.add(Placement.of(r, null)));
    return all;
  }

  private static Placement place(
      List<MemoryRegion> regions,
      int region,
      String name,
      Parameter.Role role,
      int width,
      long codes) {
    return new Placement(name, role, region < 0 ? null : regions.get(region), width, codes);
  }
}
