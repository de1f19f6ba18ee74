package org.bitmargin.models.inference;

/** The first stage: from images in their own precision to signs. */
interface PackedFirst {

  /** One thread's part of the work, with buffers of its own. */
  interface Worker {

    /**
     * Computes a group of images.
     *
     * @return signs as {@link PackedShape} lays them out, valid until the next call
     */
    int[][] run(PackedImages images, int group);
  }

  /** Shape of what a worker returns. */
  PackedShape output(PackedShape images);

  /** Puts images into the form this stage computes on. */
  void take(PackedImages images);

  /** Computes what is computed for all images at once. */
  void begin(PackedImages images);

  /** A worker for groups of at most so many images. */
  Worker worker(PackedShape images, int most);

  /** Brings what is derived from parameters up to date, after some of them were loaded. */
  void refresh();
}
