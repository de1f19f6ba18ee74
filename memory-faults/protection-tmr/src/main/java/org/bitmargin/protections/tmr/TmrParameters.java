package org.bitmargin.protections.tmr;

/** There are none. */
public record TmrParameters() {}
