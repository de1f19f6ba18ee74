package org.bitmargin.api;

import java.nio.file.Path;
import java.util.List;

/**
 * What a data set was read from, so that a report can say whether its figures stand for the
 * published data.
 *
 * @param content how it stands to the published data
 * @param train number of training images
 * @param test number of test images
 * @param files the files, or folders of images, it was read from; none where it was made
 * @param note one clause on what is missing or not checked; empty where there is nothing to say
 */
public record DataOrigin(Content content, int train, int test, List<Path> files, String note) {

  /** How data stand to what was published. */
  public enum Content {
    /** Byte for byte the published data, by checksum. */
    PUBLISHED("as published"),
    /** A part of them, or another split: figures are not comparable to those of others. */
    SUBSET("a subset"),
    /** As many images as published, but no published checksum to compare with, or another. */
    UNVERIFIED("not verified"),
    /** Not published anywhere: made by the plug-in, or it does not say. */
    OWN("its own");

    private final String label;

    Content(String label) {
      this.label = label;
    }

    /** In words, as reports have it. */
    public String label() {
      return label;
    }
  }

  public DataOrigin {
    files = List.copyOf(files);
  }

  /** One line: what, how many, what is missing. */
  public String describe() {
    String numbers = "%d training and %d test images".formatted(train, test);
    String head = content == Content.OWN ? numbers : content.label() + ", " + numbers;
    return note.isEmpty() ? head : head + " (" + note + ")";
  }
}
