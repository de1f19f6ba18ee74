/**
 * Cross-entropy loss (CEL), the baseline every other loss is compared with, and {@link
 * org.bitmargin.losses.crossentropy.RowLoss}, the base of losses that treat each sample alone.
 */
package org.bitmargin.losses.crossentropy;
