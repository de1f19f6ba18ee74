package org.bitmargin.models.inference;

import java.util.BitSet;

/** One thread's part of a {@link PackedFirstConvolution}. */
final class PackedFirstConvolutionWorker implements PackedFirst.Worker {
  private final PackedFirstConvolution stage;
  private final PackedShape shape;
  private final PackedShape out;
  private final PackedFirstSigns own;
  private final PackedWindows windows;
  private final PackedTaps taps;
  private final float[] image;

  PackedFirstConvolutionWorker(PackedFirstConvolution stage, PackedShape shape, int most) {
    this.stage = stage;
    this.shape = shape;
    this.out = stage.output(shape);
    this.own = new PackedFirstSigns(out, stage.keepsSigns(shape) ? 0 : most);
    this.windows = new PackedWindows(stage, shape, most);
    this.taps = new PackedTaps(shape, stage.k);
    this.image = new float[shape.channels() * shape.cells()];
  }

  @Override
  public int[][] run(PackedImages images, int group) {
    int count = images.count(group);
    PackedFirstSigns signs = signs(images, group);
    BitSet exact = signs.outdated(stage.versions);
    BitSet integer = (BitSet) exact.clone();
    integer.andNot(stage.exact(images));
    exact.andNot(integer);
    signs.reset(integer, stage.inverted);
    if (!integer.isEmpty()) {
      windows.run(images.pixels[group], count, integer, signs.words());
    }
    for (int n = 0; n < count && !exact.isEmpty(); n++) {
      if (images.pixels != null) {
        images.pixels[group].copy(n, image);
      } else {
        images.copy(images.start(group) + n, image);
      }
      taps.unfold(image);
      int at = n;
      exact.stream().forEach(channel -> exactly(channel, at, count, signs.words()));
    }
    return signs.words();
  }

  /** Where the signs of a group go: kept with the images, or one for all groups. */
  private PackedFirstSigns signs(PackedImages images, int group) {
    if (!stage.keepsSigns(shape)) {
      own.forget();
      return own;
    }
    if (images.signs[group] == null) {
      images.signs[group] = new PackedFirstSigns(out, images.count(group));
    }
    return images.signs[group];
  }

  private void exactly(int channel, int n, int count, int[][] signs) {
    float[] sums = taps.sum(stage.weights[channel]);
    int[] words = signs[channel / Integer.SIZE];
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
