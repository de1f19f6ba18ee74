/**
 * Labelled images held as bytes, for data sets of any file format: {@link
 * org.bitmargin.datasets.images.ImageExamples} makes numbers of them a batch at a time, scaled by
 * {@link org.bitmargin.datasets.images.PixelScale} and, for training, shifted and mirrored by
 * {@link org.bitmargin.datasets.images.Augmentation}.
 */
package org.bitmargin.datasets.images;
