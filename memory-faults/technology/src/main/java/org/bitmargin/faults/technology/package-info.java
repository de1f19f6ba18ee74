/** What the fault models of memory technologies share: rates by direction, energy, validation. */
package org.bitmargin.faults.technology;
