package org.bitmargin.models.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory outside the heap that Java and oneDNN share, zero at first, aligned to cache lines. It
 * lives as long as the {@link org.bytedeco.javacpp.PointerScope} it was made in.
 */
final class NativeBlock {
  private static final int LINE = 64;

  private final BytePointer start;
  private final ByteBuffer bytes;

  NativeBlock(long size) {
    // Whole words, so that bytes can be read eight at a time.
    long words = (size + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    BytePointer whole = new BytePointer(words + LINE);
    Pointer.memset(whole, 0, words + LINE);
    long gap = Math.floorMod(-whole.address(), (long) LINE);
    this.start = new BytePointer(whole).position(gap).limit(gap + words);
    this.bytes = start.asByteBuffer().slice().order(ByteOrder.nativeOrder());
  }

  /** As oneDNN sees it. */
  memory as(memory.desc form) {
    return new memory(form, OneDnn.engine(), start);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  FloatBuffer floats() {
    return bytes.asFloatBuffer();
  }

  LongBuffer longs() {
    return bytes.asLongBuffer();
  }
}
