package org.bitmargin.report;

/**
 * A trained network: what a cell id stands for.
 *
 * @param id as files name it
 * @param panel one of its panels; only its network matters here
 */
record Cell(String id, Panel panel, LossKey loss, long seed) {}
