/** The binary quantizer: one bit a value, its sign, as in binarized neural networks (BNNs). */
package org.bitmargin.quantizers.binary;
