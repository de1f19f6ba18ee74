package org.bitmargin.protections.interleave;

import java.util.List;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code interleaving}. */
public final class InterleavingFactory implements ProtectionFactory<InterleavingParameters> {
  private static final Reference USE =
      new Reference(
          "A. Neale, Design and Analysis of an Adjacent Multi-bit Error Correcting Code for"
              + " Nanoscale SRAMs, thesis, University of Waterloo, 2014 (abstract read: upsets of"
              + " neighbours are met by a simple code with word interleaving)",
          "",
          Reference.Standing.READ);

  static final String COST =
      "Interleaving taken to cost nothing beside its inner protection, though a real array also"
          + " senses the cells of the neighbouring words; inner: ";

  @Override
  public String name() {
    return "interleaving";
  }

  @Override
  public String summary() {
    return "Neighbouring cells belong to different words, so that a burst no longer than the depth"
        + " is one error a word.";
  }

  @Override
  public String formula() {
    return "bit j of word w of n >= depth words lies in cell j n + w: a burst of up to depth cells"
        + " hits a word once";
  }

  @Override
  public Reference reference() {
    return USE;
  }

  @Override
  public List<Reference> sources() {
    return List.of(USE, new Reference(COST + "see its own page", "", Reference.Standing.ASSUMED));
  }

  @Override
  public Class<InterleavingParameters> parametersType() {
    return InterleavingParameters.class;
  }

  /** SECDED with four words a row, a usual column multiplexing: assumed. */
  @Override
  public InterleavingParameters defaults() {
    return new InterleavingParameters(Inner.SECDED, 4);
  }

  @Override
  public Protection create(InterleavingParameters parameters) {
    return new Interleaving(parameters);
  }
}
