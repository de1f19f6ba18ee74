package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One thread's part of a {@link PackedConvolution}: band after band of rows, pooled at last. */
final class PackedConvolutionWorker implements PackedStage.Worker {
  // Elements that the views of a band have together: 512 KiB, half of a usual second-level cache.
  private static final int VIEWS = 1 << 17;

  private final PackedConvolution stage;
  private final int words;
  private final List<PackedGrid> bands = new ArrayList<>();
  private final List<List<PackedGrid.Run>> borders = new ArrayList<>();

  /** By row of taps what its taps see, in the order of the weights. */
  private final int[][][] views;

  private final int[] sumA;
  private final int[] sumB;
  private final int[][] marks;
  private final int[][] output;
  private final PackedShape out;

  PackedConvolutionWorker(PackedConvolution stage, PackedShape input, int images) {
    this.stage = stage;
    this.words = input.words();
    this.out = stage.output(input);
    int k = stage.k;
    int stride = stage.pool ? 2 : 1;
    int length = VIEWS / (k * k * words * images * input.width() * stride);
    int count = (out.height() + Math.max(1, length) - 1) / Math.max(1, length);
    int longest = 0;
    for (int b = 0; b < count; b++) {
      int first = b * out.height() / count * stride;
      int end = (b + 1) * out.height() / count * stride;
      PackedGrid band = new PackedGrid(input, k, first, end);
      bands.add(band);
      borders.add(band.border());
      longest = Math.max(longest, band.cells());
    }
    int[][] arrays = PackedShape.arrays(k * k * words + 3 + out.words(), longest * images);
    int[] zero = arrays[k * k * words];
    this.sumA = arrays[k * k * words + 1];
    this.sumB = arrays[k * k * words + 2];
    this.marks = Arrays.copyOfRange(arrays, k * k * words + 3, arrays.length);
    this.views = new int[k][stage.group][];
    for (int row = 0; row < k; row++) {
      Arrays.fill(views[row], zero);
      System.arraycopy(arrays, row * k * words, views[row], 0, k * words);
    }
    this.output = out.signs(images);
  }

  @Override
  public int[][] run(int[][] input, int images) {
    for (int b = 0; b < bands.size(); b++) {
      PackedGrid band = bands.get(b);
      for (int row = 0; row < stage.k; row++) {
        for (int v = 0; v < stage.k * words; v++) {
          band.copy(row, v / words, input[v % words], views[row][v], images);
        }
      }
      int length = band.cells() * images;
      for (int w = 0; w < marks.length; w++) {
        Arrays.fill(marks[w], 0, length, stage.pool ? 0 : stage.inverted[w]);
      }
      for (int channel = 0; channel < stage.outputs; channel += 2) {
        convolve(band, borders.get(b), channel, images);
      }
      write(band, images);
    }
    return output;
  }

  /** This channel and the next, which may be the one that is all zero. */
  private void convolve(PackedGrid band, List<PackedGrid.Run> border, int channel, int images) {
    int[] a = stage.weights[channel];
    int[] b = stage.weights[channel + 1];
    int[] startA = stage.starts[channel];
    int[] startB = stage.starts[channel + 1];
    int length = band.cells() * images;
    int middle = stage.k / 2;
    // With one row of taps nothing comes before the words that end the sums.
    int begun = stage.k == 1 ? 0 : PackedKernels.ROWS;
    if (begun > 0) {
      PackedKernels.set(views[0], 0, a, b, 0, startA[0], startB[0], sumA, sumB, length);
    } else {
      Arrays.fill(sumA, 0, length, startA[0]);
      Arrays.fill(sumB, 0, length, startB[0]);
    }
    for (int row = 0; row < stage.k; row++) {
      int first = row * stage.group;
      // The last words of the middle row end the sums.
      int end = row == middle ? stage.group - PackedKernels.ROWS : stage.group;
      for (int v = row == 0 ? begun : 0; v < end; v += PackedKernels.ROWS) {
        PackedKernels.add(views[row], v, a, b, first + v, sumA, sumB, length);
      }
    }
    for (PackedGrid.Run run : border) {
      int kind = run.kind();
      PackedKernels.add(
          startA[kind], startB[kind], sumA, sumB, run.from() * images, run.to() * images);
    }
    int v = stage.group - PackedKernels.ROWS;
    int[] target = marks[channel / Integer.SIZE];
    PackedKernels.mark(
        views[middle], v, a, b, middle * stage.group + v, sumA, sumB, channel, target, length);
  }

  /** Signs of a band: what is marked, of a window any, inverted where the channel is. */
  private void write(PackedGrid band, int images) {
    for (int w = 0; w < marks.length; w++) {
      if (stage.pool) {
        pool(band, marks[w], stage.inverted[w], output[w], images);
      } else {
        int to = band.first() * out.width() * images;
        System.arraycopy(marks[w], 0, output[w], to, band.cells() * images);
      }
    }
  }

  private void pool(PackedGrid band, int[] marks, int inverted, int[] target, int images) {
    int width = band.plane().width() * images;
    int to = band.first() / 2 * out.width() * images;
    for (int row = 0; row < (band.end() - band.first()) * width; row += 2 * width) {
      for (int x = 0; x < out.width(); x++) {
        int from = row + 2 * x * images;
        for (int i = from; i < from + images; i++) {
          int upper = marks[i] | marks[i + images];
          target[to++] = inverted ^ (upper | marks[i + width] | marks[i + width + images]);
        }
      }
    }
  }
}
