/** Parity with nulling: what is noticed to be wrong is read as 0. */
package org.bitmargin.protections.parity;
