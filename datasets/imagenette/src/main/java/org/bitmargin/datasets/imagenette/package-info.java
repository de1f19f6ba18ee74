/**
 * Imagenette: ten classes of ImageNet as folders of JPEG files, made into small square images once
 * and kept.
 */
package org.bitmargin.datasets.imagenette;
