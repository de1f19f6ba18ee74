package org.bitmargin.pipeline;

/**
 * How long the work of a run that is not kept yet is going to take, extrapolated from a trial.
 *
 * @param seconds with the median of the steps tried
 * @param least with the fastest ones
 * @param most with the slowest ones
 * @param shortestStep of a training step, the network with the shortest median, seconds
 * @param longestStep the same, longest
 * @param complete whether everything is in it; not in it are networks that could not be tried and
 *     what a search for bits takes
 */
public record TimeEstimate(
    double seconds,
    double least,
    double most,
    double shortestStep,
    double longestStep,
    boolean complete) {}
