package org.bitmargin.protections.interleave;

import java.util.function.Supplier;
import org.bitmargin.protections.none.NoneFactory;
import org.bitmargin.protections.parity.ParityFactory;
import org.bitmargin.protections.secded.SecdedFactory;
import org.bitmargin.protections.words.WordProtection;

/** What protects the words whose bits are interleaved, with its usual parameters. */
public enum Inner {
  /** Nothing; a word is a code. */
  NONE(() -> new NoneFactory().create(new NoneFactory().defaults())),
  /** Parity with nulling. */
  PARITY(() -> new ParityFactory().create(new ParityFactory().defaults())),
  /** SECDED(72,64). */
  SECDED(() -> new SecdedFactory().create(new SecdedFactory().defaults()));

  private final Supplier<WordProtection> maker;

  Inner(Supplier<WordProtection> maker) {
    this.maker = maker;
  }

  WordProtection create() {
    return maker.get();
  }
}
