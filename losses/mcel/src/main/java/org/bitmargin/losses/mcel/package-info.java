/**
 * Margin cross-entropy loss (MCEL) of Yayla and Kumar, arXiv 2603.05048: cross-entropy that asks
 * for a margin between the logits, so that a few flipped bits do not change the winner.
 */
package org.bitmargin.losses.mcel;
