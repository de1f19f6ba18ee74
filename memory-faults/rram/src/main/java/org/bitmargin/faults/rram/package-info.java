/**
 * Resistive RAM: cells that stay in one resistance state, cells of several levels that read as a
 * neighbouring one, and programming at low power.
 */
package org.bitmargin.faults.rram;
