/**
 * SRAM below its safe voltage: each cell has a voltage of its own below which it reads wrong, so
 * the faults of one voltage are among those of every lower one.
 */
package org.bitmargin.faults.sram;
