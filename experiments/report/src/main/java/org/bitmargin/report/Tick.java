package org.bitmargin.report;

/** A mark on an axis; the label may be empty. */
record Tick(double at, String label) {}
