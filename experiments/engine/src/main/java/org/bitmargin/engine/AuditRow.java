package org.bitmargin.engine;

import org.bitmargin.api.Parameter;

/**
 * What really happened to one bit position of one stored tensor. Tensors without faults have rows
 * too, so that one forgotten by mistake is seen.
 *
 * @param tensor name of the parameter, with {@code .ranges} for the ranges of a quantized one
 * @param role of the parameter; null for what is no parameter: check bits and copies of a
 *     protection, activations
 * @param exposed whether it lies in the faulty memory
 * @param bit position in the code, 0 the least significant
 * @param storedBits bits read at this position (codes, times images for per-inference faults)
 * @param flips01 stored zeros that read one
 * @param flips10 stored ones that read zero
 */
public record AuditRow(
    String tensor,
    Parameter.Role role,
    boolean exposed,
    int bit,
    long storedBits,
    long flips01,
    long flips10) {}
