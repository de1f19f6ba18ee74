package org.bitmargin.api;

import java.util.List;

/** Labelled images in a training and a test part that share no example. Immutable, thread-safe. */
public interface Dataset {

  /** Image channels. */
  int channels();

  /** Image height in pixels. */
  int height();

  /** Image width in pixels. */
  int width();

  /** Names of the classes; a label is an index into it. */
  List<String> classNames();

  /** The examples to learn from; validation examples are taken from here. */
  Examples train();

  /** The examples to report on. */
  Examples test();

  /** SHA-256 over the content (images and labels), hexadecimal: what a run record names. */
  String fingerprint();

  /** What it was read from; a data set that does not say counts as its own. */
  default DataOrigin origin() {
    return new DataOrigin(DataOrigin.Content.OWN, train().size(), test().size(), List.of(), "");
  }
}
