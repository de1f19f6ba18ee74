/** Drawing fault sites: what the memory fault models share. */
package org.bitmargin.faults.sampling;
