/** Interleaving: cells beside one another belong to different words, so that a burst is shared. */
package org.bitmargin.protections.interleave;
