package org.bitmargin.report;

/** Names that are safe in files and as anchors. */
final class Slug {
  private Slug() {}

  /** The text with everything but letters, digits, dots and hyphens turned into hyphens. */
  static String of(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[-.]+|-+$", "");
  }
}
