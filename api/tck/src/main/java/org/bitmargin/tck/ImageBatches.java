package org.bitmargin.tck;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads whole data sets in batches that fit in memory. */
final class ImageBatches {
  private static final int BATCH = 500;

  /** Takes the pixels of a batch that starts at an example. */
  @FunctionalInterface
  interface Visitor {
    void visit(int first, float[] pixels);
  }

  private ImageBatches() {}

  /** So many indices from the first example to the last; some repeat in a small part. */
  static int[] spread(Examples part, int count) {
    long last = part.size() - 1L;
    return IntStream.range(0, count)
        .map(i -> (int) (count == 1 ? last : i * last / (count - 1)))
        .toArray();
  }

  /** All images, in order. */
  static void forEach(Examples part, Visitor visitor) {
    for (int first = 0; first < part.size(); first += BATCH) {
      int[] indices = IntStream.range(first, Math.min(first + BATCH, part.size())).toArray();
      visitor.visit(first, Tensors.toArray(part.images(indices)));
    }
  }

  static boolean allFinite(float[] pixels) {
    for (float pixel : pixels) {
      if (!Float.isFinite(pixel)) {
        return false;
      }
    }
    return true;
  }

  /** Pixels image by image. */
  static float[][] rows(INDArray images) {
    return rows(Tensors.toArray(images), (int) images.size(0));
  }

  private static float[][] rows(float[] pixels, int count) {
    int each = pixels.length / count;
    return IntStream.range(0, count)
        .mapToObj(i -> Arrays.copyOfRange(pixels, i * each, (i + 1) * each))
        .toArray(float[][]::new);
  }

  /** A digest of each image. */
  static Set<String> digests(Examples part) {
    Set<String> digests = new HashSet<>();
    visitDigests(part, digests::add);
    return digests;
  }

  /** How many images are among those of these digests. */
  static int countIn(Set<String> digests, Examples part) {
    int[] count = new int[1];
    visitDigests(part, digest -> count[0] += digests.contains(digest) ? 1 : 0);
    return count[0];
  }

  private static void visitDigests(Examples part, Consumer<String> visitor) {
    forEach(
        part,
        (first, pixels) -> {
          for (float[] row : rows(pixels, Math.min(BATCH, part.size() - first))) {
            visitor.accept(digest(row));
          }
        });
  }

  private static String digest(float[] pixels) {
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Float.BYTES);
    bytes.asFloatBuffer().put(pixels);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
