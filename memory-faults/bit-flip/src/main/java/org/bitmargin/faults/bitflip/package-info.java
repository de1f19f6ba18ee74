/**
 * Independent bit flips: every stored bit fails on its own, a 0 with probability p01 and a 1 with
 * p10. The fault model of most of the literature, and what others are measured against.
 */
package org.bitmargin.faults.bitflip;
