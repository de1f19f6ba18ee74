package org.bitmargin.models.inference;

/**
 * A convolution of signs, with pooling or without: XNOR and popcount.
 *
 * <p>Of n products of signs of which m differ the sum is n − 2m. A threshold on the sum thus is one
 * on the number m of mismatches. Outside the plane signs read as zeros and mismatch where a weight
 * is +1; the true sum has fewer terms there; both are known and go into thresholds of their own for
 * each kind of border.
 */
final class PackedConvolution implements PackedStage {
  final int k;
  final boolean pool;
  final int outputs;

  /** By output channel: bits by row (tap, then 32 input channels); a last one is all zero. */
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
    this.weights = new int[outputs + 1][PackedKernels.padded(k * k * PackedShape.words(inputs))];
    this.starts = new int[outputs + 1][PackedGrid.kinds(k)];
    this.inverted = new int[PackedShape.words(outputs)];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(), (stored, changed) -> PackedLoaders.visit(stored, changed, this::weight));
  }

  private void weight(int unit, int position, boolean positive) {
    int channel = position / (k * k);
    int row = position % (k * k) * PackedShape.words(inputs) + channel / Integer.SIZE;
    weights[unit][row] = PackedLoaders.with(weights[unit][row], channel, positive);
    rules.touch(unit);
  }

  @Override
  public void refresh() {
    rules.refresh(
        unit -> {
          Threshold threshold = rules.threshold(unit, inputs * k * k);
          for (int kind = 0; kind < starts[unit].length; kind++) {
            starts[unit][kind] = start(unit, kind, threshold.first());
          }
          for (int kind = 1; kind < starts[unit].length; kind++) {
            starts[unit][kind] -= starts[unit][0];
          }
          int word = unit / Integer.SIZE;
          inverted[word] = PackedLoaders.with(inverted[word], unit, threshold.inverted());
        });
  }

  /** sum ≥ first ⇔ n − 2·(count − padding) ≥ first ⇔ count ≤ (n − first)/2 + padding. */
  private int start(int unit, int kind, int first) {
    int words = PackedShape.words(inputs);
    int n = 0;
    int padding = 0;
    for (int tap = 0; tap < k * k; tap++) {
      if (PackedGrid.isMissing(k, kind, tap / k, tap % k)) {
        for (int w = 0; w < words; w++) {
          padding += Integer.bitCount(weights[unit][tap * words + w]);
        }
      } else {
        n += inputs;
      }
    }
    return -(Math.floorDiv(n - first, 2) + padding + 1);
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
