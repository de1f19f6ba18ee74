/** Selective protection: the tensors that matter most, and no others. */
package org.bitmargin.protections.selective;
