package org.bitmargin.losses.crossentropy;

/** Cross-entropy has none. */
public record CrossEntropyParameters() {}
