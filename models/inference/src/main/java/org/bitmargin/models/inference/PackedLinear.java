package org.bitmargin.models.inference;

/** A linear stage on signs: XNOR and popcount with the output units next to each other. */
final class PackedLinear implements PackedStage {
  private final PackedInputs inputs;
  private final int outputs;
  private final ThresholdRules rules;

  /** By 32 inputs, their bits for each unit. */
  private final int[][] weights;

  /** What each unit's count of mismatches starts at, to end below zero where it is marked. */
  private final int[] starts;

  private final int[] inverted;

  /**
   * A stage.
   *
   * @param channels of the stage before
   */
  PackedLinear(Stage stage, int channels, PackedLoaders loaders) {
    this.inputs = new PackedInputs(stage.inputs(), channels);
    this.outputs = stage.outputs();
    this.weights = PackedShape.arrays(PackedKernels.padded(inputs.rows()), outputs);
    this.starts = new int[outputs];
    this.inverted = new int[PackedShape.words(outputs)];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(), (stored, changed) -> PackedLoaders.visit(stored, changed, this::weight));
  }

  private void weight(int unit, int position, boolean positive) {
    int[] row = weights[inputs.row(position)];
    row[unit] = PackedLoaders.with(row[unit], inputs.bit(position), positive);
  }

  @Override
  public void refresh() {
    rules.refresh(
        unit -> {
          Threshold threshold = rules.threshold(unit, inputs.count());
          starts[unit] = -(Math.floorDiv(inputs.count() - threshold.first(), 2) + 1);
          int word = unit / Integer.SIZE;
          inverted[word] = PackedLoaders.with(inverted[word], unit, threshold.inverted());
        });
  }

  @Override
  public PackedShape output(PackedShape input) {
    return new PackedShape(outputs, 1, 1);
  }

  @Override
  public PackedStage.Worker worker(PackedShape input, int images) {
    return new Worker(images);
  }

  /** One thread's part. */
  private final class Worker implements PackedStage.Worker {
    private final int[][] signs;
    private final int[][] sums;
    private final int[][] output;

    Worker(int images) {
      // One image more than there may be: they are computed in pairs.
      signs = new int[images + 1][weights.length];
      sums = PackedShape.arrays(images + 1, outputs);
      output = new PackedShape(outputs, 1, 1).signs(images);
    }

    @Override
    public int[][] run(int[][] input, int images) {
      for (int n = 0; n < images; n++) {
        inputs.read(input, n, images, signs[n]);
        System.arraycopy(starts, 0, sums[n], 0, outputs);
      }
      // A few rows of weights, which stay in the cache while the images pass by.
      for (int r = 0; r < weights.length; r += PackedKernels.ROWS) {
        for (int n = 0; n < images; n += 2) {
          PackedKernels.addMismatches(
              weights, r, signs[n], signs[n + 1], sums[n], sums[n + 1], outputs);
        }
      }
      for (int n = 0; n < images; n++) {
        for (int w = 0; w < inverted.length; w++) {
          output[w][n] = inverted[w] ^ negative(sums[n], w * Integer.SIZE);
        }
      }
      return output;
    }

    /** Bits that say which of the 32 sums from there are negative. */
    private int negative(int[] values, int from) {
      int bits = 0;
      for (int i = Math.min(from + Integer.SIZE, outputs) - 1; i >= from; i--) {
        bits = bits << 1 | values[i] >>> 31;
      }
      return bits;
    }
  }
}
