package org.bitmargin.api;

/**
 * The source of a method or a figure.
 *
 * @param citation authors, title, venue, year in one line
 * @param link a DOI, arXiv id or address; may be empty
 * @param standing how far the source was verified
 */
public record Reference(String citation, String link, Standing standing) {

  /** How well a fact is known; printed beside every figure. */
  public enum Standing {
    /** Read in a primary source. */
    READ("R"),
    /** Taken from a third party's summary of the source. */
    SECONDARY("S"),
    /** Derived or measured in this project. */
    DERIVED("D"),
    /** From memory and unverified: always shown as "assumed". */
    ASSUMED("assumed");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    /** The short label used in tables. */
    public String label() {
      return label;
    }
  }

  public Reference {
    if (citation.isBlank()) {
      throw new IllegalArgumentException("citation must not be blank");
    }
  }

  @Override
  public String toString() {
    return citation + (link.isEmpty() ? "" : ", " + link) + " [" + standing.label() + "]";
  }
}
