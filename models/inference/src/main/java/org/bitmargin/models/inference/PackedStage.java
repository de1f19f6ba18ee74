package org.bitmargin.models.inference;

/** A hidden stage on signs: products, what follows them, and signs again. */
interface PackedStage {

  /** One thread's part of the work, with buffers of its own. */
  interface Worker {

    /**
     * Computes a group of images.
     *
     * @param input signs as {@link PackedShape} lays them out
     * @return signs, valid until the next call
     */
    int[][] run(int[][] input, int images);
  }

  /** Shape of what a worker returns. */
  PackedShape output(PackedShape input);

  /** A worker for groups of at most so many images. */
  Worker worker(PackedShape input, int images);

  /** Brings what is derived from parameters up to date, after some of them were loaded. */
  void refresh();
}
