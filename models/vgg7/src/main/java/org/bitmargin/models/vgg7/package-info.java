/** The VGG7 network of the binarized neural network literature. */
package org.bitmargin.models.vgg7;
