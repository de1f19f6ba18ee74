package org.bitmargin.quantizers.uniform;

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
    int perChannel = perChannel();
    IntStream.range(0, count())
        .parallel()
        .forEach(
            block -> {
              int channel = block / perChannel;
              int start = block % perChannel * SIZE;
              int length = Math.min(SIZE, channelLength - start);
              action.run(block, channel, channel * channelLength + start, length);
            });
  }
}
