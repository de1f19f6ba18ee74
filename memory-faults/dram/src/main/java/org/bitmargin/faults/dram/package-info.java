/**
 * Approximate DRAM: weak cells, spread evenly or along bitlines or wordlines, that fail at some
 * accesses and not at others; how many there are follows from the voltage, from retention, or is
 * given.
 */
package org.bitmargin.faults.dram;
