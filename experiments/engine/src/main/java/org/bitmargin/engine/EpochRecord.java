package org.bitmargin.engine;

/**
 * What one epoch of training gave.
 *
 * @param epoch counted from 1
 * @param learningRate used in it
 * @param trainLoss mean over its steps, while the weights changed
 * @param trainAccuracy fraction, likewise
 * @param validationLoss on the held-out images after the epoch; NaN without any
 * @param validationAccuracy fraction; NaN without any
 * @param validationMeanLogitMargin mean of top minus second logit; NaN without any
 */
public record EpochRecord(
    int epoch,
    double learningRate,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    double validationMeanLogitMargin) {}
