package org.bitmargin.datasets.images;

import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.InvalidInputException;

/** Whether all published images are there: a part is used only where the user said so. */
public final class Completeness {
  private Completeness() {}

  /**
   * How counts and checksums stand to the published ones.
   *
   * @param published whether every checksum is the published one
   */
  public static DataOrigin.Content of(
      int train, int allTrain, int test, int allTest, boolean published) {
    if (published) {
      return DataOrigin.Content.PUBLISHED;
    }
    return train == allTrain && test == allTest
        ? DataOrigin.Content.UNVERIFIED
        : DataOrigin.Content.SUBSET;
  }

  /**
   * Refuses a subset nobody asked for.
   *
   * @param name of the data set
   * @param allowed the parameter {@code subset}
   */
  public static void require(String name, DataOrigin origin, boolean allowed) {
    if (origin.content() == DataOrigin.Content.SUBSET && !allowed) {
      throw new InvalidInputException(
          "%s: only %s are here: run bitmargin datasets fetch %s, or say subset: true to use them"
              .formatted(name, origin.describe(), name));
    }
  }
}
