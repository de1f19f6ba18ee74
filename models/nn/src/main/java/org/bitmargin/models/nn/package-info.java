/**
 * Layers with explicit forward and backward passes, and the sequential network made of them.
 *
 * <p>Layers compute on ND4J's native operations (convolution through oneDNN, matrix products
 * through BLAS) and, where those are slow, on plain Java loops over cache-sized pieces. They own
 * their output buffers and use them again at the next pass: what a layer returns is valid until
 * then. Only {@link org.bitmargin.models.nn.Sequential} hands out fresh tensors.
 */
package org.bitmargin.models.nn;
