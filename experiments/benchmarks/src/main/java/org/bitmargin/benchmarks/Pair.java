package org.bitmargin.benchmarks;

/** The same work twice, ready to be done any number of times. */
interface Pair extends AutoCloseable {

  /** Does it once here. */
  void ours();

  /** Does it once in libtorch. */
  void peer();

  @Override
  void close();
}
