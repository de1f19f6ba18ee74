package org.bitmargin.report;

/** A cell under one fault model, as the tables beside the results name it. */
record MemoryKey(String cell, String faultModel) {}
