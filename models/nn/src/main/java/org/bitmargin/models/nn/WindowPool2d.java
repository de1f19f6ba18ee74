package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum or average over square windows: x [batch, channels, h, w] to [batch, channels, (h +
 * 2·padding − window)/stride + 1, …], rounded down. Padding takes no part in a maximum; an average
 * has none. On a tie the gradient goes to the first of the window in row order. {@link MaxPool2d}
 * does 2×2 windows faster.
 */
public final class WindowPool2d implements Layer, SharesMemory {
  /** Windows as large as the image. */
  private static final int WHOLE = 0;

  private final String name;
  private final PoolKind kind;
  private final int window;
  private final int stride;
  private final int padding;
  private final LayerMemory memory = new LayerMemory();
  private int[] winners = {};
  private long[] shape;

  private WindowPool2d(String name, PoolKind kind, int window, int stride, int padding) {
    this.name = name;
    this.kind = kind;
    this.window = window;
    this.stride = stride;
    this.padding = padding;
  }

  /** Maxima. */
  public static WindowPool2d maximum(String name, int window, int stride, int padding) {
    if (window < 1 || stride < 1 || padding < 0 || 2 * padding > window) {
      throw new IllegalArgumentException(
          "window %d, stride %d, padding %d: padding may be half a window at most"
              .formatted(window, stride, padding));
    }
    return new WindowPool2d(name, PoolKind.MAXIMUM, window, stride, padding);
  }

  /** Averages of windows next to each other; rows and columns that fill none are left out. */
  public static WindowPool2d average(String name, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be 1 or more, was " + window);
    }
    return new WindowPool2d(name, PoolKind.AVERAGE, window, window, 0);
  }

  /** One number a channel: [batch, channels, 1, 1]. */
  public static WindowPool2d global(String name, PoolKind kind) {
    return new WindowPool2d(name, kind, WHOLE, 1, 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    memory.share(shared);
  }

  private PoolWindows windows(long[] input) {
    int h = (int) input[2];
    int w = (int) input[3];
    return window == WHOLE
        ? new PoolWindows(h, w, h, w, 1, 0)
        : new PoolWindows(h, w, window, window, stride, padding);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    boolean maximum = kind == PoolKind.MAXIMUM;
    if (window == WHOLE) {
      return maximum ? graph.globalMaximum(name, x) : graph.globalAverage(name, x);
    }
    var windows = new GraphWriter.Window(window, stride, padding);
    return maximum ? graph.maximum(name, x, windows) : graph.average(name, x, windows);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    PoolWindows windows = windows(x.shape());
    int pooled = windows.count();
    INDArray y = memory.output(phase, x, x.size(0), x.size(1), windows.rows(), windows.columns());
    boolean training = phase == Phase.TRAINING;
    boolean wins = training && kind == PoolKind.MAXIMUM;
    if (training) {
      shape = x.shape();
    }
    if (wins && winners.length != y.length()) {
      winners = new int[(int) y.length()];
    }
    Planes.map(
        x,
        y,
        (plane, in, from, out, to) -> {
          if (kind == PoolKind.AVERAGE) {
            windows.averages(in, from, out, to);
          } else if (wins) {
            windows.maxima(in, from, out, to, winners, plane * pooled);
          } else {
            windows.maxima(in, from, out, to);
          }
        });
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (!wantInput) {
      return null;
    }
    PoolWindows windows = windows(shape);
    int pooled = windows.count();
    INDArray dx = memory.gradient(upstream, shape);
    Planes.map(
        upstream,
        dx,
        (plane, up, from, down, to) -> {
          if (kind == PoolKind.AVERAGE) {
            windows.spread(up, from, down, to);
            return;
          }
          for (int i = 0; i < pooled; i++) {
            down[to + winners[plane * pooled + i]] += up[from + i];
          }
        });
    return dx;
  }
}
