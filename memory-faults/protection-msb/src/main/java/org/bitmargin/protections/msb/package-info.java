/** The most significant bits of every code in cells that do not fail. */
package org.bitmargin.protections.msb;
