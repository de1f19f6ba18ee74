/** MNIST: 70 000 grey pictures of handwritten digits, 28×28. */
package org.bitmargin.datasets.mnist;
