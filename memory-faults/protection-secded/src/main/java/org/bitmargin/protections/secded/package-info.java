/** Single error correction, double error detection: Hsiao's (72,64) code and its decoder. */
package org.bitmargin.protections.secded;
