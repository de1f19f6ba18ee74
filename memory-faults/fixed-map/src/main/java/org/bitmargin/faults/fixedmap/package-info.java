/** Replay of recorded chips. */
package org.bitmargin.faults.fixedmap;
