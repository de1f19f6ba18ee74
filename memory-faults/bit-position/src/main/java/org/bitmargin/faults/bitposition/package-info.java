/** An error rate for each bit of a code, from the least to the most significant. */
package org.bitmargin.faults.bitposition;
