package org.bitmargin.quantizers.uniform;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * A tensor in C order cut into blocks that fit a first-level cache and never cross from one channel
 * into the next.
 *
 * @param channels equal parts with a range of their own
 * @param channelLength elements of each
 */
record Blocks(int channels, int channelLength) {
  private static final int SIZE = 4096;
  // Blocks that share an array: a fresh one for each would cost as much as the work.
  private static final int RUN = 8;

  /** What to do with a block. */
  @FunctionalInterface
  interface Action {
    /**
     * Handles elements {@code from} to {@code from + length} of the tensor.
     *
     * @param block number of the block
     * @param channel the block lies in
     */
    void run(int block, int channel, int from, int length);
  }

  /** What to do with the values of a block. */
  @FunctionalInterface
  interface Reader {
    /**
     * Handles {@code values[0..length)}, which are a copy and may be changed.
     *
     * @param block number of the block
     * @param channel the block lies in
     * @param from where the block begins in the tensor
     */
    void run(int block, int channel, int from, float[] values, int length);
  }

  /** Equal channels of a tensor of this length. */
  static Blocks of(long length, int channels) {
    return new Blocks(channels, channels == 0 ? 0 : Math.toIntExact(length) / channels);
  }

  /** Blocks a channel consists of. */
  int perChannel() {
    return (channelLength + SIZE - 1) / SIZE;
  }

  /** Number of blocks. */
  int count() {
    return channels * perChannel();
  }

  /** Handles every block, in parallel: an action writes only to what belongs to its block. */
  void forEach(Action action) {
    IntStream.range(0, count()).parallel().forEach(block -> run(block, action));
  }

  private void run(int block, Action action) {
    int channel = block / perChannel();
    int start = block % perChannel() * SIZE;
    int length = Math.min(SIZE, channelLength - start);
    action.run(block, channel, channel * channelLength + start, length);
  }

  /** Reads every block, in parallel. */
  void forEach(FloatBuffer tensor, Reader reader) {
    int count = count();
    IntStream.range(0, (count + RUN - 1) / RUN)
        .parallel()
        .forEach(
            run -> {
              float[] values = new float[Math.min(SIZE, channelLength)];
              for (int i = run * RUN; i < Math.min(count, (run + 1) * RUN); i++) {
                run(
                    i,
                    (block, channel, from, length) -> {
                      tensor.get(from, values, 0, length);
                      reader.run(block, channel, from, values, length);
                    });
              }
            });
  }
}
