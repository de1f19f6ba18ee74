/** Triple modular redundancy: three copies, bit by bit the majority. */
package org.bitmargin.protections.tmr;
