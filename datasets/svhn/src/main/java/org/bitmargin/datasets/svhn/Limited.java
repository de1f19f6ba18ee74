package org.bitmargin.datasets.svhn;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, as if it ended after them. */
final class Limited extends FilterInputStream {
  private long left;

  Limited(InputStream in, long length) {
    super(in);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    int value = super.read();
    left -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int read = super.read(bytes, from, (int) Math.min(length, left));
    left -= Math.max(read, 0);
    return read;
  }
}
