package org.bitmargin.models.nn;

/** A layer whose tensors can lie where those of its neighbours are. */
interface SharesMemory {
  /** Where to put what only the next layer reads. */
  void share(SharedMemory memory);
}
