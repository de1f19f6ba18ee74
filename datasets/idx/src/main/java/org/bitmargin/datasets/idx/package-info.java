/**
 * Grey images in IDX files, the format of MNIST and of the sets made to replace it.
 *
 * <p>{@link org.bitmargin.datasets.idx.IdxFile} reads one file strictly; {@link
 * org.bitmargin.datasets.idx.IdxPair} joins images and labels; {@link
 * org.bitmargin.datasets.idx.IdxSource} is a data set published as four such files.
 */
package org.bitmargin.datasets.idx;
