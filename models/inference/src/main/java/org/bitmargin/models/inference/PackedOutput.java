package org.bitmargin.models.inference;

import org.bitmargin.api.Tensors;

/** The last linear stage: from signs to logits, in float where the layers compute in float. */
final class PackedOutput {
  private final PackedInputs inputs;
  private final int outputs;
  private final ThresholdRules rules;

  /** By unit the bits of its weights, 64 a word; the last word may be half used. */
  private final long[][] weights;

  private float factor = 1;

  /**
   * The stage.
   *
   * @param channels of the stage before
   */
  PackedOutput(Stage stage, int channels, PackedLoaders loaders) {
    this.inputs = new PackedInputs(stage.inputs(), channels);
    this.outputs = stage.outputs();
    this.weights = new long[outputs][(inputs.rows() + 1) / 2];
    this.rules = new ThresholdRules(stage);
    rules.register(loaders);
    loaders.put(
        stage.weight(), (stored, changed) -> PackedLoaders.visit(stored, changed, this::weight));
    if (stage.scale() != null) {
      loaders.put(
          stage.scale(),
          (stored, changed) ->
              factor = Tensors.toArray(stage.scale().quantizer().decode(stored))[0]);
    }
  }

  private void weight(int unit, int position, boolean positive) {
    int row = inputs.row(position);
    int bit = row % 2 * Integer.SIZE + inputs.bit(position) % Integer.SIZE;
    long word = weights[unit][row / 2];
    weights[unit][row / 2] = positive ? word | 1L << bit : word & ~(1L << bit);
  }

  void refresh() {
    rules.refresh(unit -> {});
  }

  int outputs() {
    return outputs;
  }

  Worker worker() {
    return new Worker();
  }

  /** One thread's part. */
  final class Worker {
    private final int[] rows = new int[weights[0].length * 2];
    private final long[] signs = new long[weights[0].length];

    /** Logits of a group of images, from index {@code at} on. */
    void run(int[][] input, int images, float[] logits, int at) {
      for (int n = 0; n < images; n++) {
        inputs.read(input, n, images, rows);
        for (int i = 0; i < signs.length; i++) {
          signs[i] = rows[2 * i] & 0xffffffffL | (long) rows[2 * i + 1] << Integer.SIZE;
        }
        for (int u = 0; u < outputs; u++) {
          float sum = inputs.count() - 2 * mismatches(weights[u]);
          logits[at++] = rules.value(u, sum) * factor;
        }
      }
    }

    private int mismatches(long[] of) {
      int count = 0;
      for (int i = 0; i < of.length; i++) {
        count += Long.bitCount(of[i] ^ signs[i]);
      }
      return count;
    }
  }
}
