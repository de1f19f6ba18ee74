/**
 * What computes: training and evaluation of quantized networks under bit errors.
 *
 * <p>Plain Java on top of {@code org.bitmargin.api}: no configuration files, no dependency
 * injection, no clock. A {@link org.bitmargin.engine.Trainer} turns a model, a loss and data into
 * epochs and checkpoints; a {@link org.bitmargin.engine.StoredModel} is the model as a memory holds
 * it; an {@link org.bitmargin.engine.Evaluator} reads it back from faulty chips and measures. All
 * randomness comes from {@link org.bitmargin.engine.Streams}.
 */
package org.bitmargin.engine;
