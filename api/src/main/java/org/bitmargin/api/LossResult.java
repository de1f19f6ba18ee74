package org.bitmargin.api;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link Loss} returns.
 *
 * @param value the mean over the batch
 * @param gradient d value / d logits, shape [batch, classes], fresh
 */
public record LossResult(double value, INDArray gradient) {}
