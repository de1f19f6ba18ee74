/**
 * The stable surface of Bitmargin: what a plug-in implements and what the engine calls.
 *
 * <p>Start with the four words of the field: {@link org.bitmargin.api.Loss}, {@link
 * org.bitmargin.api.Quantizer}, {@link org.bitmargin.api.FaultModel} and {@link
 * org.bitmargin.api.ModelFactory}. What {@link java.util.ServiceLoader} finds is always a small
 * stateless {@link org.bitmargin.api.PluginFactory}; what it creates takes validated parameters.
 *
 * <p>Data flows one way: latent weights are encoded into a {@link org.bitmargin.api.MemoryImage}, a
 * {@link org.bitmargin.api.FaultMap} (one chip) says which stored bits turn, the quantizer decodes
 * what is left.
 *
 * <p>Conventions: tensors are {@code INDArray}s of type FLOAT in C order; arguments are read-only
 * and results are fresh; a rate is a fraction, never percent; nothing reads a clock or a global
 * random source.
 */
package org.bitmargin.api;
