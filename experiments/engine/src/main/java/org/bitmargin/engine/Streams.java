package org.bitmargin.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Derives independent random streams from (seed, purpose, ids), so that what one part draws never
 * depends on what another part, thread or run drew before.
 *
 * <p>The state of an L64X128MixRandom generator (Steele and Vigna, OOPSLA 2021) is the SHA-256 of
 * the key without the top bit of each byte: Java 17 extends a set one over the bytes before it
 * (seen on 17.0.15), so that most of the key would be lost, and other versions need not do the
 * same.
 */
public final class Streams {
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Streams() {}

  /** The stream of a key; equal keys give equal streams. */
  public static RandomGenerator of(long seed, String purpose, long... ids) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(ByteBuffer.allocate(8).putLong(seed).array());
      hash.update(purpose.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
      for (long id : ids) {
        hash.update(ByteBuffer.allocate(8).putLong(id).array());
      }
      byte[] state = hash.digest();
      for (int i = 0; i < state.length; i++) {
        state[i] &= 0x7f;
      }
      return GENERATORS.create(state);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The numbers 0 to size − 1 in an order drawn from a stream (Fisher–Yates). */
  static int[] permutation(int size, RandomGenerator stream) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int j = stream.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
