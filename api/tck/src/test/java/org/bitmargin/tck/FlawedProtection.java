package org.bitmargin.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;

/** Stores three copies and reads the majority; right but for one flaw. */
record FlawedProtection(ProtectionFlaw flaw) implements Protection {

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    if (data.layout().regions().stream().anyMatch(region -> region.width() == 7)) {
      switch (flaw) {
        case ODD_SIZES_REFUSED -> throw new IllegalStateException("7");
        case REFUSED_WITHOUT_A_REASON -> throw new IllegalArgumentException("no\nreason");
        default -> throw new IllegalArgumentException("codes of 7 bits are refused by the test");
      }
    }
    MemoryLayout layout = stored(data.layout());
    List<PackedBits> contents = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      for (int r = 0; r < data.layout().regions().size(); r++) {
        contents.add(content(data.content(r), copy));
      }
    }
    if (flaw == ProtectionFlaw.DATA_CLEARED && data.layout().bitCount() > 0) {
      data.content(0).words()[0] = 0;
    }
    return new FlawedProtectedMemory(flaw, data.layout(), new MemoryImage(layout, contents));
  }

  private PackedBits content(PackedBits data, int copy) {
    if (copy == 0 && flaw == ProtectionFlaw.DATA_SHARED) {
      return data;
    }
    PackedBits content = data.copy();
    for (long bit = 0; copy == 0 && bit < data.bitCount(); bit++) {
      if (flaw == ProtectionFlaw.INVERTED_STORAGE) {
        content.flip(bit);
      }
    }
    if (copy == 2 && flaw == ProtectionFlaw.RANDOM_COPIES && data.bitCount() > 100) {
      content.flip(new Random().nextInt(100));
      content.flip(new Random().nextInt(100));
    }
    return content;
  }

  private MemoryLayout stored(MemoryLayout data) {
    MemoryLayout.Builder layout =
        MemoryLayout.builder()
            .geometry(
                flaw == ProtectionFlaw.USUAL_GEOMETRY ? MemoryGeometry.DEFAULT : data.geometry());
    for (int copy = 0; copy < 3; copy++) {
      for (MemoryRegion region : data.regions()) {
        layout.add(name(region.name(), copy), region.width(), region.size());
      }
    }
    return layout.build();
  }

  private String name(String data, int copy) {
    if (copy == (flaw == ProtectionFlaw.COPIES_FIRST ? 2 : 0)) {
      return data;
    }
    return (flaw == ProtectionFlaw.NAMES_OF_ITS_OWN ? "spare" : data) + "/copy" + copy;
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    boolean guess = flaw == ProtectionFlaw.STORAGE_OF_A_GUESS;
    boolean always = flaw == ProtectionFlaw.STORAGE_OF_NO_DATA;
    double storage = data.bitCount() == 0 && !always ? 1 : guess ? 2 : 3;
    return new Overhead(storage, 0, 0, Trial.REFERENCE);
  }
}
