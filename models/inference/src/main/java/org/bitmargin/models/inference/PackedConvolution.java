package org.bitmargin.models.inference;

/**
 * A convolution of signs, with pooling or without: XNOR and popcount.
 *
 * <p>Of n products of signs of which m differ the sum is n − 2m. A threshold on the sum thus is one
 * on the number m of mismatches. Outside the plane signs read as zeros and mismatch where a weight
 * is +1. How many terms there are and how many of the mismatches are none is known, and goes into a
 * threshold for each kind of border.
 */
final class PackedConvolution implements PackedStage {
  final int k;
  final boolean pool;
  final int outputs;

  /** Words a row of taps has: those of its columns, rounded up. */
  final int group;

  /** By output channel: words by row and column of taps, then 32 input channels; a last is zero. */
  final int[][] weights;

  /**
   * By output channel what a count of mismatches starts at, so that it ends below zero where the
   * sum is marked; kind 0 in full, other kinds of borders as the difference to it.
   */
  final int[][] starts;

  /** By 32 output channels which of them are inverted. */
  final int[] inverted;

  private final int inputs;
  private final ThresholdRules rules;

  PackedConvolution(Stage stage, PackedLoaders loaders) {
    this.k = stage.kernel();
    this.pool = stage.pool();
    this.inputs = stage.inputs();
    this.outputs = stage.outputs();
    this.group = PackedKernels.padded(k * PackedShape.words(inputs));
    this.weights = new int[outputs + 1][k * group];
    this.starts = new int[outputs + 1][PackedGrid.kinds(k)];
    this.inverted = new int[PackedShape.words(outputs)];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(), (stored, changed) -> PackedLoaders.visit(stored, changed, this::weight));
  }

  private void weight(int unit, int position, boolean positive) {
    int channel = position / (k * k);
    int tap = position % (k * k);
    int index = word(tap / k, tap % k) + channel / Integer.SIZE;
    weights[unit][index] = PackedLoaders.with(weights[unit][index], channel, positive);
    rules.touch(unit);
  }

  /** Index of the first word of a tap. */
  private int word(int row, int column) {
    return row * group + column * PackedShape.words(inputs);
  }

  @Override
  public void refresh() {
    rules.refresh(
        unit -> {
          Threshold threshold = rules.threshold(unit, inputs * k * k);
          int interior = start(unit, 0, threshold.first());
          starts[unit][0] = interior;
          for (int kind = 1; kind < starts[unit].length; kind++) {
            starts[unit][kind] = start(unit, kind, threshold.first()) - interior;
          }
          int word = unit / Integer.SIZE;
          inverted[word] = PackedLoaders.with(inverted[word], unit, threshold.inverted());
        });
  }

  /** sum ≥ first ⇔ n − 2·(count − outside) ≥ first ⇔ count ≤ (n − first)/2 + outside. */
  private int start(int unit, int kind, int first) {
    int n = 0;
    int outside = 0;
    for (int row = 0; row < k; row++) {
      for (int column = 0; column < k; column++) {
        if (PackedGrid.isMissing(k, kind, row, column)) {
          outside += positive(unit, word(row, column));
        } else {
          n += inputs;
        }
      }
    }
    return -(Math.floorDiv(n - first, 2) + outside + 1);
  }

  /** Weights of +1 that a tap has. */
  private int positive(int unit, int word) {
    int count = 0;
    for (int w = 0; w < PackedShape.words(inputs); w++) {
      count += Integer.bitCount(weights[unit][word + w]);
    }
    return count;
  }

  @Override
  public PackedShape output(PackedShape input) {
    int stride = pool ? 2 : 1;
    return new PackedShape(outputs, input.height() / stride, input.width() / stride);
  }

  @Override
  public Worker worker(PackedShape input, int images) {
    return new PackedConvolutionWorker(this, input, images);
  }
}
