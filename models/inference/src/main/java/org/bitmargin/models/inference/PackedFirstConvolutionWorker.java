package org.bitmargin.models.inference;

import java.util.Arrays;

/** One thread's part of a {@link PackedFirstConvolution}. */
final class PackedFirstConvolutionWorker implements PackedFirst.Worker {
  private final PackedFirstConvolution stage;
  private final PackedShape shape;
  private final PackedShape out;
  private final int[][] output;
  private final PackedWindows windows;
  private final PackedTaps taps;
  private final float[] image;

  PackedFirstConvolutionWorker(PackedFirstConvolution stage, PackedShape shape, int most) {
    this.stage = stage;
    this.shape = shape;
    this.out = stage.output(shape);
    this.output = out.signs(most);
    this.windows = new PackedWindows(stage, shape, most);
    this.taps = new PackedTaps(shape, stage.k);
    this.image = new float[shape.channels() * shape.cells()];
  }

  @Override
  public int[][] run(PackedImages images, int group) {
    int count = images.count(group);
    for (int w = 0; w < output.length; w++) {
      Arrays.fill(output[w], 0, out.cells() * count, stage.inverted[w]);
    }
    boolean integers = stage.onIntegers(images);
    if (integers) {
      windows.run(images.pixels[group], count, output);
    }
    boolean[] exact = stage.delicate.clone();
    if (!integers) {
      Arrays.fill(exact, true);
    }
    for (int n = 0; n < count && (!integers || anyOf(exact)); n++) {
      if (images.pixels != null) {
        images.pixels[group].copy(n, image);
      } else {
        images.copy(images.start(group) + n, image);
      }
      taps.unfold(image);
      for (int c = 0; c < stage.outputs; c++) {
        if (exact[c]) {
          exactly(c, n, count);
        }
      }
    }
    return output;
  }

  private static boolean anyOf(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  private void exactly(int channel, int n, int count) {
    float[] sums = taps.sum(stage.weights[channel]);
    int[] words = output[channel / Integer.SIZE];
    int width = shape.width();
    for (int cell = 0; cell < out.cells(); cell++) {
      int y = cell / out.width();
      int x = cell % out.width();
      float sum;
      if (stage.pool) {
        int at = 2 * y * width + 2 * x;
        float upper = Math.max(sums[at], sums[at + 1]);
        sum = Math.max(upper, Math.max(sums[at + width], sums[at + width + 1]));
      } else {
        sum = sums[cell];
      }
      int i = cell * count + n;
      words[i] = PackedLoaders.with(words[i], channel, stage.rules.positive(channel, sum));
    }
  }
}
