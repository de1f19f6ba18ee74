package org.bitmargin.protections.none;

/** There are none. */
public record NoneParameters() {}
