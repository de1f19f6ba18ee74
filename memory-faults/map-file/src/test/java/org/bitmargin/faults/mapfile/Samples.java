package org.bitmargin.faults.mapfile;

import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;

/** Chips to write. */
final class Samples {
  static final double NEVER = Double.POSITIVE_INFINITY;

  /** Addresses 0 to 39. */
  static final MemoryLayout LAYOUT =
      MemoryLayout.builder()
          .geometry(new MemoryGeometry(2, 8, 32, 16, MemoryGeometry.Mapping.INTERLEAVED))
          .add("fc1.weight", 3, 8)
          .add("empty", 4, 0)
          .add("größe \"x\"/parity", 1, 16)
          .build();

  private Samples() {}

  static FaultMapHeader header() {
    return new FaultMapHeader(
        "test 1",
        "mlp(hidden=8)",
        FaultMapHeader.Contents.PARAMETERS,
        "secded",
        "bit-flip",
        "p01=0.01;p10=0.02",
        Lifetime.PER_CHIP,
        0.1,
        3,
        -42,
        LAYOUT);
  }

  /** The onsets of one half of the sites differ by direction. */
  static RecordedChip twoColumns() {
    return chip(
        new long[] {0, 7, 39},
        new double[] {0.1 + 0.2, NEVER, 0},
        new double[] {Math.nextDown(1.0), 0.5, Double.MIN_VALUE});
  }

  static RecordedChip oneColumn() {
    double[] onsets = {0.25, 0.75};
    return chip(new long[] {1, 38}, onsets, onsets.clone());
  }

  static RecordedChip chip(long[] sites, double[] onset01, double[] onset10) {
    return new RecordedChip(header(), new FaultMap(sites, onset01, onset10));
  }
}
