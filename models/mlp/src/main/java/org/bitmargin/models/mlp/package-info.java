/** A multi-layer perceptron: the smallest network to try an idea on. */
package org.bitmargin.models.mlp;
