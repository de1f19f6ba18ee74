package org.bitmargin.protections.selective;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.bitmargin.api.Reference;

/** Gives the chosen regions to an inner protection, as a memory of their own. */
final class Selective implements Protection {
  private final Protection inner;
  private final List<String> globs;

  Selective(SelectiveParameters parameters) {
    this.inner = parameters.inner().create();
    this.globs = parameters.regions();
  }

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    boolean[] chosen = Glob.choose(globs, data.layout());
    List<PackedBits> contents = new ArrayList<>();
    List<float[]> chosenValues = new ArrayList<>();
    for (int r = 0; r < chosen.length; r++) {
      if (chosen[r]) {
        contents.add(data.content(r));
        chosenValues.add(values.get(r));
      }
    }
    MemoryLayout part = part(data.layout(), chosen);
    ProtectedMemory guarded = inner.protect(new MemoryImage(part, contents), chosenValues);
    return new SelectiveMemory(data.copy(), chosen, guarded);
  }

  private static MemoryLayout part(MemoryLayout data, boolean[] chosen) {
    MemoryLayout.Builder part = MemoryLayout.builder().geometry(data.geometry());
    for (int r = 0; r < chosen.length; r++) {
      MemoryRegion region = data.regions().get(r);
      if (chosen[r]) {
        part.add(region.name(), region.width(), region.size());
      }
    }
    return part.build();
  }

  /** Of the inner protection's costs the share of the chosen bits. */
  @Override
  public Overhead overhead(MemoryLayout data) {
    MemoryLayout part = part(data, Glob.choose(globs, data));
    Overhead of = inner.overhead(part);
    if (data.bitCount() == 0) {
      return new Overhead(1, 0, 0, of.source());
    }
    double share = (double) part.bitCount() / data.bitCount();
    double storage = 1 + share * (of.storage() - 1);
    return new Overhead(
        storage,
        share * of.access(),
        share * of.robust() * of.storage() / storage,
        new Reference(
            SelectiveFactory.SUM.citation() + ": " + of.source().citation(),
            of.source().link(),
            of.source().standing()));
  }
}
