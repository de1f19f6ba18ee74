package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One thread's part of a {@link PackedConvolution}: band after band of the output. */
final class PackedConvolutionWorker implements PackedStage.Worker {
  // Elements of a loop: long enough for its ends not to count, short enough for the cache.
  private static final int LENGTH = 2048;

  /** Where a band reads: by view the positions, by member the border. */
  private record Band(int[] cells, int[][] positions, List<List<PackedGrid.Run>> borders) {}

  private final PackedConvolution stage;
  private final int words;
  private final Band[] bands;
  private final int[][] views;
  private final int[][][] rows;
  private final int[][] sumsA;
  private final int[][] sumsB;
  private final int[][] marks;
  private final int[][] output;

  PackedConvolutionWorker(PackedConvolution stage, PackedShape input, int images) {
    this.stage = stage;
    this.words = input.words();
    PackedShape out = stage.output(input);
    int most = Math.max(1, LENGTH / (images * out.width()));
    int count = (out.height() + most - 1) / most;
    PackedGrid[] grids = new PackedGrid[count];
    int longest = 0;
    for (int b = 0; b < count; b++) {
      int first = b * out.height() / count;
      int end = (b + 1) * out.height() / count;
      grids[b] = new PackedGrid(input, stage.k, stage.pool, first, end - first);
      longest = Math.max(longest, grids[b].cells().length);
    }
    this.bands = Arrays.stream(grids).map(PackedConvolutionWorker::band).toArray(Band[]::new);
    int members = stage.pool ? 4 : 1;
    int length = longest * images;
    this.views = PackedShape.arrays(grids[0].views() * words + 1, length);
    this.sumsA = PackedShape.arrays(members, length);
    this.sumsB = PackedShape.arrays(members, length);
    this.marks = PackedShape.arrays(out.words(), length);
    this.rows =
        IntStream.range(0, members).mapToObj(m -> rows(grids[0], m)).toArray(int[][][]::new);
    this.output = out.signs(images);
  }

  private static Band band(PackedGrid grid) {
    return new Band(
        grid.cells(),
        IntStream.range(0, grid.views()).mapToObj(grid::positions).toArray(int[][]::new),
        IntStream.range(0, grid.members()).mapToObj(grid::border).toList());
  }

  /** The views a member reads, in the order of the weights; the last view stays zero. */
  private int[][] rows(PackedGrid grid, int member) {
    int[][] result = new int[stage.weights[0].length][];
    Arrays.fill(result, views[views.length - 1]);
    for (int tap = 0; tap < stage.k * stage.k; tap++) {
      int view = grid.view(member, tap / stage.k, tap % stage.k);
      System.arraycopy(views, view * words, result, tap * words, words);
    }
    return result;
  }

  @Override
  public int[][] run(int[][] input, int images) {
    for (Band band : bands) {
      gather(band, input, images);
      int length = band.cells().length * images;
      for (int w = 0; w < marks.length; w++) {
        Arrays.fill(marks[w], 0, length, stage.inverted[w]);
      }
      for (int a = 0; a < stage.outputs; a += 2) {
        convolve(band, a, images, length);
      }
      scatter(band, images);
    }
    return output;
  }

  private void gather(Band band, int[][] input, int images) {
    for (int v = 0; v < band.positions().length; v++) {
      int[] positions = band.positions()[v];
      for (int w = 0; w < words; w++) {
        int[] view = views[v * words + w];
        for (int i = 0; i < positions.length; i++) {
          if (positions[i] < 0) {
            Arrays.fill(view, i * images, (i + 1) * images, 0);
          } else {
            System.arraycopy(input[w], positions[i] * images, view, i * images, images);
          }
        }
      }
    }
  }

  /** Channels a and a + 1; the latter may be the one that is all zero. */
  private void convolve(Band band, int a, int images, int length) {
    int b = a + 1;
    for (int m = 0; m < rows.length; m++) {
      start(sumsA[m], stage.starts[a], band.borders().get(m), images, length);
      start(sumsB[m], stage.starts[b], band.borders().get(m), images, length);
      for (int r = 0; r < rows[m].length; r += PackedKernels.ROWS) {
        PackedKernels.addMismatches(
            rows[m], r, stage.weights[a], stage.weights[b], sumsA[m], sumsB[m], length);
      }
    }
    mark(sumsA, a, length);
    if (b < stage.outputs) {
      mark(sumsB, b, length);
    }
  }

  private static void start(
      int[] sums, int[] starts, List<PackedGrid.Run> border, int images, int length) {
    Arrays.fill(sums, 0, length, starts[0]);
    for (PackedGrid.Run run : border) {
      Arrays.fill(sums, run.from() * images, run.to() * images, starts[0] + starts[run.kind()]);
    }
  }

  private void mark(int[][] sums, int channel, int length) {
    int[] words = marks[channel / Integer.SIZE];
    if (sums.length == 1) {
      PackedKernels.mark(sums[0], channel, words, length);
    } else {
      PackedKernels.markAny(sums[0], sums[1], sums[2], sums[3], channel, words, length);
    }
  }

  private void scatter(Band band, int images) {
    int[] cells = band.cells();
    for (int w = 0; w < output.length; w++) {
      for (int i = 0; i < cells.length; i++) {
        System.arraycopy(marks[w], i * images, output[w], cells[i] * images, images);
      }
    }
  }
}
