/**
 * What the protections share: the layout of what they store beside the data, the faults of a read
 * sorted by protected word, what its codes mean, and the collection of what is left.
 *
 * <p>Start with {@link org.bitmargin.protections.words.WordMemory}: a memory cut into words that
 * are protected each on its own.
 */
package org.bitmargin.protections.words;
