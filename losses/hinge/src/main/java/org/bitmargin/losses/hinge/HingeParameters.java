package org.bitmargin.losses.hinge;

/** The hinge loss has none; its margin is 1. */
public record HingeParameters() {}
