package org.bitmargin.protections.selective;

import java.util.function.Supplier;
import org.bitmargin.api.Protection;
import org.bitmargin.protections.msb.MsbFactory;
import org.bitmargin.protections.parity.ParityFactory;
import org.bitmargin.protections.secded.SecdedFactory;
import org.bitmargin.protections.tmr.TmrFactory;

/** What protects the chosen regions, with its usual parameters. */
public enum Inner {
  /** Parity with nulling. */
  PARITY(() -> new ParityFactory().create(new ParityFactory().defaults())),
  /** SECDED(72,64). */
  SECDED(() -> new SecdedFactory().create(new SecdedFactory().defaults())),
  /** Three copies. */
  TMR(() -> new TmrFactory().create(new TmrFactory().defaults())),
  /** The most significant bit in robust cells. */
  MSB(() -> new MsbFactory().create(new MsbFactory().defaults()));

  private final Supplier<Protection> maker;

  Inner(Supplier<Protection> maker) {
    this.maker = maker;
  }

  Protection create() {
    return maker.get();
  }
}
