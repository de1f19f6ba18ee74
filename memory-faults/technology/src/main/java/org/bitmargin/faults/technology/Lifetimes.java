package org.bitmargin.faults.technology;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bitmargin.api.Lifetime;

/** Which lifetimes make sense for a memory. */
public final class Lifetimes {

  private Lifetimes() {}

  /**
   * Refuses a lifetime that is missing or makes no sense.
   *
   * @param why those that are allowed are the ones that make sense
   */
  public static void require(Lifetime lifetime, String why, Lifetime... allowed) {
    if (lifetime == null) {
      throw new IllegalArgumentException("lifetime is missing: %s".formatted(names(allowed)));
    }
    if (!Arrays.asList(allowed).contains(lifetime)) {
      throw new IllegalArgumentException(
          "lifetime must be %s, was %s: %s".formatted(names(allowed), name(lifetime), why));
    }
  }

  private static String names(Lifetime... lifetimes) {
    return Arrays.stream(lifetimes).map(Lifetimes::name).collect(Collectors.joining(" or "));
  }

  private static String name(Lifetime lifetime) {
    return lifetime.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
