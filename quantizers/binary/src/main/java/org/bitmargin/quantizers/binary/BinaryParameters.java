package org.bitmargin.quantizers.binary;

/** The binary quantizer has none. */
public record BinaryParameters() {}
