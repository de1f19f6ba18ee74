/** Kuzushiji-MNIST: 70 000 grey pictures of cursive Japanese characters, 28×28. */
package org.bitmargin.datasets.kmnist;
