/**
 * Fault maps as files: one chip, what it was drawn from and the memory it was drawn for. The form
 * is documented in docs/guide/fault-maps.md.
 */
package org.bitmargin.faults.mapfile;
