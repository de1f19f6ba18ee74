/** Errors uneven over the banks, rows and columns of a memory. */
package org.bitmargin.faults.clustered;
