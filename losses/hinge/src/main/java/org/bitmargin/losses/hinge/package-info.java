/** Hinge loss, one class against all others: the margin loss of support vector machines. */
package org.bitmargin.losses.hinge;
