package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.faults.mapfile.FaultMapHeader;
import org.bitmargin.faults.mapfile.RecordedChip;

/**
 * A recorded chip in words.
 *
 * @param file it was read from, its digest found right
 */
record FaultMapText(Path file, RecordedChip chip) {

  /** The chip in one line. */
  String line() {
    return "%s: intact, chip %d of %s, %d sites, realised rate %s"
        .formatted(
            file,
            chip.header().chip(),
            chip.header().faultModel(),
            chip.map().size(),
            chip.realisedRate());
  }

  /** Header and counts. */
  String page() {
    FaultMapHeader h = chip.header();
    MemoryGeometry g = h.layout().geometry();
    StringBuilder page = new StringBuilder();
    page.append(file).append(System.lineSeparator());
    line(page, "SHA-256", "right");
    line(page, "written by", h.tool());
    line(page, "memory of", h.network() + ", " + word(h.holds()));
    line(page, "protection", h.protection());
    line(page, "fault model", h.faultModel() + " " + h.faultParameters());
    line(page, "lifetime", word(h.lifetime()));
    line(page, "chip", "%d, chip seed %d".formatted(h.chip(), h.chipSeed()));
    line(
        page,
        "geometry",
        "%d banks of %d rows x %d columns, words of %d bits, %s"
            .formatted(g.banks(), g.rows(), g.columns(), g.wordBits(), word(g.mapping())));
    line(page, "stored bits", h.layout().bitCount());
    line(page, "sites", chip.map().size());
    line(page, "recorded rate", h.bitErrorRate());
    line(page, "realised rate", chip.realisedRate());
    counts(page);
    return page.toString();
  }

  private void counts(StringBuilder page) {
    int name = "tensor".length();
    for (MemoryRegion region : chip.header().layout().regions()) {
      name = Math.max(name, region.name().length());
    }
    String row = "  %-" + name + "s %4s %12s %10s %10s%n";
    page.append(row.formatted("tensor", "bit", "stored bits", "0->1", "1->0"));
    FaultMap map = chip.map();
    int site = 0;
    for (MemoryRegion region : chip.header().layout().regions()) {
      long[] to1 = new long[region.width()];
      long[] to0 = new long[region.width()];
      for (; site < map.size() && map.site(site) < region.endBit(); site++) {
        int bit = region.bitOf(map.site(site));
        to1[bit] += map.onset01(site) < 1 ? 1 : 0;
        to0[bit] += map.onset10(site) < 1 ? 1 : 0;
      }
      for (int bit = 0; bit < region.width(); bit++) {
        page.append(row.formatted(region.name(), bit, region.size(), to1[bit], to0[bit]));
      }
    }
  }

  private static void line(StringBuilder page, String what, Object value) {
    page.append("  %-14s %s%n".formatted(what, value));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
