/** Errors that come in bursts: the channel of Gilbert and Elliott, run over the memory. */
package org.bitmargin.faults.burst;
