package org.bitmargin.faults.targeted;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;

/**
 * Two classes, one hidden layer: z = W₂ tanh(W₁ x), cross-entropy over a few points; 4-bit two's
 * complement weights of step 1/4, and gradients by hand.
 */
final class TinyNetwork implements AimedFaultModel.Target {
  private static final int IN = 3;
  private static final int HIDDEN = 4;
  private final double[][] points = new double[24][IN];
  private final MemoryImage image;

  TinyNetwork(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] point : points) {
      for (int i = 0; i < IN; i++) {
        point[i] = random.nextDouble(-1, 1);
      }
    }
    MemoryLayout layout =
        MemoryLayout.builder().add("w1", 4, IN * HIDDEN).add("w2", 4, 2 * HIDDEN).build();
    image = new MemoryImage(layout, List.of(codes(IN * HIDDEN, random), codes(8, random)));
  }

  private static PackedBits codes(int size, SplittableRandom random) {
    PackedBits codes = new PackedBits(4, size);
    for (int i = 0; i < size; i++) {
      codes.set(i, random.nextInt(-3, 4));
    }
    return codes;
  }

  @Override
  public MemoryImage image() {
    return image;
  }

  @Override
  public float[] values(int region) {
    float[] values = new float[16];
    for (int code = 0; code < 16; code++) {
      values[code] = (code < 8 ? code : code - 16) / 4f;
    }
    return values;
  }

  @Override
  public double loss(long[] flips) {
    return new Pass(flips).loss;
  }

  @Override
  public float[] gradient(int region, long[] flips) {
    return new Pass(flips).gradients[region];
  }

  /** All points, with what is stored after some flips. */
  private final class Pass {
    private final float[][] weights = new float[2][];
    private final float[][] gradients = {new float[IN * HIDDEN], new float[2 * HIDDEN]};
    private double loss;

    Pass(long[] flips) {
      MemoryImage read = image.copy();
      read.flip(flips);
      for (int r = 0; r < 2; r++) {
        weights[r] = new float[(int) read.content(r).size()];
        for (int i = 0; i < weights[r].length; i++) {
          weights[r][i] = values(r)[read.content(r).get(i)];
        }
      }
      for (double[] point : points) {
        add(point, point[0] * point[1] > point[2] ? 1 : -1);
      }
    }

    private void add(double[] x, int sign) {
      double[] h = new double[HIDDEN];
      double margin = 0;
      for (int j = 0; j < HIDDEN; j++) {
        double sum = 0;
        for (int i = 0; i < IN; i++) {
          sum += weights[0][j * IN + i] * x[i];
        }
        h[j] = Math.tanh(sum);
        margin += (weights[1][j] - weights[1][HIDDEN + j]) * h[j] * sign;
      }
      loss += Math.log1p(Math.exp(-margin)) / points.length;
      double slope = -sign / (1 + Math.exp(margin)) / points.length;
      for (int j = 0; j < HIDDEN; j++) {
        gradients[1][j] += (float) (slope * h[j]);
        gradients[1][HIDDEN + j] -= (float) (slope * h[j]);
        double back = slope * (weights[1][j] - weights[1][HIDDEN + j]) * (1 - h[j] * h[j]);
        for (int i = 0; i < IN; i++) {
          gradients[0][j * IN + i] += (float) (back * x[i]);
        }
      }
    }
  }
}
