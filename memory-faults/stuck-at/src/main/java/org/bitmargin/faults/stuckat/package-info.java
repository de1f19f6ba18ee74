/**
 * Cells that hold one value for good: a defect of the chip, not of a moment. What is stored decides
 * whether it shows.
 */
package org.bitmargin.faults.stuckat;
