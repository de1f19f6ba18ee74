package org.bitmargin.api;

/** Hears how far the making ready of a data set is. May be called from any thread. */
@FunctionalInterface
public interface DatasetListener {
  /** Hears nothing. */
  DatasetListener NONE = (what, done, total) -> {};

  /**
   * Some of it is done.
   *
   * @param what a few words such as "decoding imagenette"
   */
  void progress(String what, long done, long total);
}
