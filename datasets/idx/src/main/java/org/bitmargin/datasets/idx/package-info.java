/**
 * Grey images in IDX files, the format of MNIST and of the sets made to replace it.
 *
 * <p>{@link org.bitmargin.datasets.idx.IdxFile} reads one file strictly; {@link
 * org.bitmargin.datasets.idx.IdxPair} joins images and labels; {@link
 * org.bitmargin.datasets.idx.GreyExamples} and {@link org.bitmargin.datasets.idx.GreyDataset} hold
 * them as bytes and hand out tensors on demand.
 */
package org.bitmargin.datasets.idx;
