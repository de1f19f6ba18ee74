package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A first convolution, on images in their own precision.
 *
 * <p>Pixels that are k/255 are summed as integers. The layer sums floats and rounds; its sum is
 * known to lie near that of the integers, and where no integer lies so near a channel's threshold
 * that rounding could decide, the integers decide alike. The other channels, and all channels of
 * other images, are computed as the layer does, rounding by rounding.
 */
final class PackedFirstConvolution implements PackedFirst {
  /** Taps up to which the layers sum in the order that {@link PackedTaps} follows. */
  static final int TAPS = 32;

  final int k;
  final boolean pool;
  final int inputs;
  final int outputs;
  final ThresholdRules rules;

  /** By output channel +1 and −1. */
  final float[][] weights;

  /** By output channel the smallest sum of 255·pixels that is marked. */
  final int[] firsts;

  /** Output channels for which rounding could decide. */
  private final BitSet delicate = new BitSet();

  /** By 32 output channels which of them are inverted. */
  final int[] inverted;

  /** By output channel how often it changed. */
  final int[] versions;

  PackedFirstConvolution(Stage stage, PackedLoaders loaders) {
    this.k = stage.kernel();
    this.pool = stage.pool();
    this.inputs = stage.inputs();
    this.outputs = stage.outputs();
    this.weights = new float[outputs][inputs * k * k];
    this.firsts = new int[outputs];
    this.inverted = new int[PackedShape.words(outputs)];
    this.versions = new int[outputs];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(),
        (stored, changed) ->
            PackedLoaders.visit(
                stored,
                changed,
                (unit, position, positive) -> {
                  weights[unit][position] = positive ? 1 : -1;
                  rules.touch(unit);
                }));
  }

  /**
   * Whether images keep their signs, so that chips after the first compute only the channels in
   * which they differ from the one before: where these take no more memory than the images.
   */
  boolean keepsSigns(PackedShape images) {
    PackedShape signs = output(images);
    return signs.words() * signs.cells() <= images.channels() * images.cells();
  }

  /** The channels to be computed as the layer does. */
  BitSet exact(PackedImages images) {
    if (images.pixels != null && pool && k == 3) {
      return delicate;
    }
    BitSet all = new BitSet();
    all.set(0, outputs);
    return all;
  }

  @Override
  public void refresh() {
    rules.refresh(this::refresh);
  }

  private void refresh(int unit) {
    versions[unit]++;
    int taps = inputs * k * k;
    float bound = taps + 1;
    boolean low = rules.positive(unit, -bound);
    double at = 255.0 * Threshold.boundary(sum -> rules.positive(unit, (float) sum), bound);
    // Pixels are rounded once, then there are as many roundings as taps, of sums up to their
    // number, each by 2^-24 at most; taken twice.
    double error = 255 * 2 * taps * (taps + 1) * 0x1p-24;
    delicate.set(unit, Math.abs(at - Math.rint(at)) <= error);
    firsts[unit] = (int) Math.min(255 * taps + 1, Math.ceil(at));
    int word = unit / Integer.SIZE;
    inverted[word] = PackedLoaders.with(inverted[word], unit, low);
  }

  @Override
  public void take(PackedImages images) {
    PackedPixels[] pixels = new PackedPixels[images.groups()];
    Arrays.parallelSetAll(pixels, group -> PackedPixels.of(images, group));
    if (Arrays.stream(pixels).allMatch(p -> p != null)) {
      images.pixels = pixels;
      images.dense = null;
    }
  }

  @Override
  public void begin(PackedImages images) {}

  @Override
  public PackedShape output(PackedShape images) {
    int stride = pool ? 2 : 1;
    return new PackedShape(outputs, images.height() / stride, images.width() / stride);
  }

  @Override
  public Worker worker(PackedShape images, int most) {
    return new PackedFirstConvolutionWorker(this, images, most);
  }
}
