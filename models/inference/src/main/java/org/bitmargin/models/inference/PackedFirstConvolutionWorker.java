package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.BitSet;

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
    BitSet exact = stage.exact(images);
    BitSet integer = new BitSet();
    integer.set(0, stage.outputs);
    integer.andNot(exact);
    if (!integer.isEmpty()) {
      windows.run(images.pixels[group], count, integer, output);
    }
    for (int n = 0; n < count && !exact.isEmpty(); n++) {
      if (images.pixels != null) {
        images.pixels[group].copy(n, image);
      } else {
        images.copy(images.start(group) + n, image);
      }
      taps.unfold(image);
      int at = n;
      exact.stream().forEach(channel -> exactly(channel, at, count));
    }
    return output;
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
