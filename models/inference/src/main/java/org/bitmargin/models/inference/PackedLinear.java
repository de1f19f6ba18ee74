package org.bitmargin.models.inference;

import java.util.Arrays;

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
    this.weights = PackedShape.arrays(rows(), outputs);
    this.starts = new int[outputs];
    this.inverted = new int[PackedShape.words(outputs)];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(), (stored, changed) -> PackedLoaders.visit(stored, changed, this::weight));
  }

  /** Enough for all inputs, at least six, in threes. */
  private int rows() {
    return Math.max(PackedKernels.ROWS, (inputs.rows() + 2) / 3 * 3);
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

    private final int[] negative = new int[PackedShape.words(outputs) * Integer.SIZE];

    Worker(int images) {
      // One image more than there may be: they are computed two by two.
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
      Arrays.fill(negative, 0);
      // A few rows of weights, which stay in the cache while the images pass by.
      int last = weights.length - PackedKernels.ROWS;
      int first = last % PackedKernels.ROWS;
      if (first > 0) {
        for (int n = 0; n < images; n += 2) {
          PackedKernels.addThree(weights, signs[n], signs[n + 1], sums[n], sums[n + 1], outputs);
        }
      }
      for (int r = first; r < last; r += PackedKernels.ROWS) {
        for (int n = 0; n < images; n += 2) {
          PackedKernels.add(weights, r, signs[n], signs[n + 1], r, sums[n], sums[n + 1], outputs);
        }
      }
      for (int n = 0; n < images; n += 2) {
        PackedKernels.mark(
            weights,
            last,
            signs[n],
            signs[n + 1],
            last,
            sums[n],
            sums[n + 1],
            n,
            negative,
            outputs);
      }
      for (int w = 0; w < inverted.length; w++) {
        PackedKernels.transpose(negative, w * Integer.SIZE);
        for (int n = 0; n < images; n++) {
          output[w][n] = inverted[w] ^ negative[w * Integer.SIZE + n];
        }
      }
      return output;
    }
  }
}
