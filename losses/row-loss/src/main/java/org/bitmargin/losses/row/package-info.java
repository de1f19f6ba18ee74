/**
 * What losses that treat each sample alone have in common: {@link org.bitmargin.losses.row.RowLoss}
 * takes one sample's formula and does the rest. A library, not a plug-in.
 */
package org.bitmargin.losses.row;
