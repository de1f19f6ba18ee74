/** The VGG3 network of the bit error tolerance literature. */
package org.bitmargin.models.vgg3;
