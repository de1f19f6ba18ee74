/**
 * Uniform quantization to 2 to 8 bits: equally spaced levels over a range, every one with a code.
 *
 * <p>Three choices matter to bit errors: the {@link org.bitmargin.quantizers.uniform.Scheme} places
 * the levels, the {@link org.bitmargin.quantizers.uniform.Range} says how far they reach (a single
 * outlier stretches the range, and with it the damage of a flip), and the {@link
 * org.bitmargin.quantizers.uniform.Encoding} says which bits stand for which level.
 */
package org.bitmargin.quantizers.uniform;
