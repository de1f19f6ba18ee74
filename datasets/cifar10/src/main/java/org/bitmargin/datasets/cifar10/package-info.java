/** CIFAR-10: 60 000 colour pictures, 32×32, in ten classes; the binary form. */
package org.bitmargin.datasets.cifar10;
