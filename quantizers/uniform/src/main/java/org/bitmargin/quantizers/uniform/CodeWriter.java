package org.bitmargin.quantizers.uniform;

import org.bitmargin.api.PackedBits;

/** Fills packed codes from the first to the last, a whole word at a time. */
final class CodeWriter {
  private final PackedBits codes;
  private final long[] words;
  private final int width;
  private long word;
  private int filled;
  private int next;

  CodeWriter(PackedBits codes) {
    this.codes = codes;
    this.words = codes.words();
    this.width = codes.width();
  }

  /** Appends a code, which must not be wider than the width. */
  void write(int code) {
    word |= (long) code << filled;
    filled += width;
    if (filled >= Long.SIZE) {
      words[next++] = word;
      filled -= Long.SIZE;
      word = code >>> width - filled;
    }
  }

  /** The codes, complete. */
  PackedBits finish() {
    if (filled > 0) {
      words[next] = word;
    }
    return codes;
  }
}
