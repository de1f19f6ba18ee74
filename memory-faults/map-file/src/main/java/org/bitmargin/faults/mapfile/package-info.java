/**
 * Recorded chips as files: a {@link org.bitmargin.api.FaultMap} with all that says where it came
 * from and which memory it fits, exact to the last bit, under a SHA-256.
 *
 * <p>The form is described in {@code docs/guide/fault-maps.md}; {@link
 * org.bitmargin.faults.mapfile.FaultMapFile} reads and writes it.
 */
package org.bitmargin.faults.mapfile;
