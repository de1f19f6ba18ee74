package org.bitmargin.api;

/** The version of this API and what fits it. */
public final class ApiVersion {
  /** Manifest attribute in which a plug-in jar says which API version it was built against. */
  public static final String MANIFEST_ATTRIBUTE = "Bitmargin-Api-Version";

  /** This API, {@code major.minor}; a plug-in fits when major is equal and its minor not above. */
  public static final String CURRENT = "0.1";

  private ApiVersion() {}

  /** Whether a plug-in built against {@code version} ({@code major.minor}) can run here. */
  public static boolean accepts(String version) {
    if (!version.matches("\\d{1,4}\\.\\d{1,4}")) {
      return false;
    }
    String[] theirs = version.split("\\.");
    String[] ours = CURRENT.split("\\.");
    return theirs[0].equals(ours[0]) && Integer.parseInt(theirs[1]) <= Integer.parseInt(ours[1]);
  }
}
