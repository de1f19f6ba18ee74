/**
 * Replay of recorded chips: what one run met, or what was measured on silicon, met again by
 * another.
 */
package org.bitmargin.faults.fixedmap;
