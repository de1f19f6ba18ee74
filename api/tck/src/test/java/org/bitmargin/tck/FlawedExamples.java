package org.bitmargin.tck;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Random images, right but for one flaw. */
final class FlawedExamples implements Examples {
  private static final int PIXELS = 6;

  private final DatasetFlaw flaw;
  private final float[][] images;
  private final Random shuffle = new Random(1);
  private final float[] buffer = new float[PIXELS];
  private INDArray cached;

  FlawedExamples(DatasetFlaw flaw, int size, long seed) {
    this.flaw = flaw;
    this.images = new float[size][PIXELS];
    Random random = new Random(seed);
    for (float[] image : images) {
      for (int i = 0; i < PIXELS; i++) {
        image[i] = random.nextFloat();
      }
    }
    if (flaw == DatasetFlaw.MISSING_PIXELS && size > 0) {
      images[size / 2][3] = Float.NaN;
    }
  }

  @Override
  public int size() {
    return images.length;
  }

  @Override
  public int label(int index) {
    return switch (flaw) {
      case LABELS_FROM_1 -> index % 3 + 1;
      case A_CLASS_WITHOUT_EXAMPLES -> index % 2;
      default -> index % 3;
    };
  }

  @Override
  public int[] labels(int[] indices) {
    int[] labels = Examples.super.labels(indices);
    if (flaw == DatasetFlaw.LABELS_IN_FILE_ORDER) {
      Arrays.sort(labels);
    }
    return labels;
  }

  @Override
  public INDArray images(int[] indices) {
    if (flaw == DatasetFlaw.CACHE_HANDED_OUT
        && cached != null
        && cached.size(0) == indices.length) {
      return cached;
    }
    int[] order = indices.clone();
    if (flaw == DatasetFlaw.SORTED_INDICES) {
      Arrays.sort(order);
    }
    float[] pixels = new float[order.length * PIXELS];
    for (int i = 0; i < order.length; i++) {
      int index = flaw == DatasetFlaw.SHUFFLED_AT_EVERY_LOOK ? shuffle.nextInt(size()) : order[i];
      System.arraycopy(read(index), 0, pixels, i * PIXELS, PIXELS);
    }
    if (flaw == DatasetFlaw.INDICES_CHANGED) {
      Arrays.fill(indices, 0);
    }
    if (flaw == DatasetFlaw.NORMALISED_BY_BATCH) {
      float largest = Networks.largest(pixels);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] /= largest;
      }
    }
    boolean last = flaw == DatasetFlaw.CHANNELS_LAST;
    cached = Tensors.of(pixels, order.length, last ? 2 : 1, last ? 3 : 2, last ? 1 : 3);
    return cached;
  }

  @Override
  public INDArray trainingImages(int[] indices, IntFunction<RandomGenerator> draws) {
    if (flaw == DatasetFlaw.AUGMENTED_IN_PLACE) {
      images[indices[0]][0] += 1;
    }
    INDArray result = images(indices);
    for (int i = 0; i < indices.length; i++) {
      float noise =
          switch (flaw) {
            case AUGMENTED_BY_THE_FIRST_STREAM -> draws.apply(indices[0]).nextFloat();
            case AUGMENTED_FROM_ELSEWHERE -> shuffle.nextFloat();
            case NONE -> draws.apply(indices[i]).nextFloat();
            default -> 0;
          };
      result.slice(i).addi(noise);
    }
    return result;
  }

  private float[] read(int index) {
    if (flaw != DatasetFlaw.ONE_BUFFER) {
      return images[index];
    }
    for (int i = 0; i < PIXELS; i++) {
      buffer[i] = images[index][i];
      Thread.yield();
    }
    return buffer;
  }
}
