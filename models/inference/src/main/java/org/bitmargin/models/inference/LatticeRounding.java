package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** Applies a {@link LatticeMap} to floats in a layout of oneDNN's choice. */
final class LatticeRounding {
  // Three such blocks stay in a first-level cache.
  private static final int BLOCK = 2048;

  private final memory.desc channelsLast;
  private final memory.desc form;
  private final int images;
  private final float[] block = new float[BLOCK];
  private LatticeMap map;
  private float[][] factor;
  private float[][] shift;

  /**
   * For floats in a layout, images one after the other.
   *
   * @param channelsLast the same tensor in the order [images, ..., channels]
   */
  LatticeRounding(memory.desc channelsLast, memory.desc form) {
    this.channelsLast = channelsLast;
    this.form = form;
    this.images = (int) channelsLast.get_dims().get(0);
  }

  /** Changes values in place. */
  void apply(LatticeMap now, FloatBuffer values) {
    if (map != now) {
      map = now;
      factor = layOut(now.factor());
      shift = layOut(now.shift());
    }
    int image = (int) form.get_size() / Float.BYTES / images;
    for (int b = 0; b < factor.length; b++) {
      for (int n = 0; n < images; n++) {
        int at = n * image + b * BLOCK;
        values.get(at, block, 0, factor[b].length);
        LatticeMap.apply(block, factor[b], shift[b], now.low(), now.high());
        values.put(at, block, 0, factor[b].length);
      }
    }
  }

  /** A number for each element of one image from one for each channel, in blocks. */
  private float[][] layOut(float[] byChannel) {
    try (NativeScope natives = new NativeScope()) {
      float[] all =
          natives.make(
              () -> {
                NativeBlock plain = new NativeBlock(channelsLast.get_size());
                FloatBuffer target = plain.floats();
                while (target.remaining() >= byChannel.length) {
                  target.put(byChannel);
                }
                NativeBlock laidOut = new NativeBlock(form.get_size());
                OneDnnStep.copy(plain.as(channelsLast), laidOut.as(form)).run();
                float[] copy = new float[(int) (form.get_size() / Float.BYTES)];
                laidOut.floats().get(copy);
                return copy;
              });
      // An offset in the index would cost four times the time: hence arrays of their own.
      int image = all.length / images;
      float[][] blocks = new float[(image + BLOCK - 1) / BLOCK][];
      Arrays.setAll(
          blocks, b -> Arrays.copyOfRange(all, b * BLOCK, Math.min(image, (b + 1) * BLOCK)));
      return blocks;
    }
  }
}
