package org.bitmargin.models.inference;

import java.lang.ref.Reference;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A batch of images in groups that are computed together. */
final class PackedImages implements Inference.Batch {
  /** Images a group at most: enough for long loops, few enough for the cache. */
  private static final int GROUP = 32;

  private final int size;
  private final int groups;
  private final PackedShape shape;

  /** The images, dense; null where the first stage does not need them any more. */
  INDArray dense;

  /** By group what the first stage made of the images; may be null. */
  PackedPixels[] pixels;

  /** By group the signs the first stage gave last; may be null. */
  PackedFirstSigns[] signs;

  /** What the first stage computed for all images at once; may be null. */
  float[] products;

  /** Images [batch, channels, height, width], for so many threads. */
  PackedImages(INDArray images, int threads) {
    dense = Tensors.dense(images);
    size = (int) images.size(0);
    shape = new PackedShape((int) images.size(1), (int) images.size(2), (int) images.size(3));
    // Each thread as many as the others: with few groups one more is one in few.
    int rounds = (size + threads * GROUP - 1) / (threads * GROUP);
    groups = Math.min(size, threads * rounds);
    signs = new PackedFirstSigns[groups];
  }

  @Override
  public int size() {
    return size;
  }

  /** Shape of one image. */
  PackedShape shape() {
    return shape;
  }

  int groups() {
    return groups;
  }

  /** First image of a group, or the number of images for the group after the last. */
  int start(int group) {
    return (int) ((long) size * group / groups);
  }

  /** Images in a group. */
  int count(int group) {
    return start(group + 1) - start(group);
  }

  /** Images of the largest group. */
  int most() {
    return groups == 0 ? 0 : (size + groups - 1) / groups;
  }

  /** Copies the pixels of one image. */
  void copy(int image, float[] target) {
    Tensors.buffer(dense).get(image * target.length, target);
    Reference.reachabilityFence(dense);
  }
}
