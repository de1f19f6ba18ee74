package org.bitmargin.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;

/** What {@code --only} chooses. */
final class Only {
  private Only() {}

  /**
   * Those whose names contain the part.
   *
   * @param kind what they are called where none does
   */
  static <T> List<T> of(T[] all, Function<T, String> name, String part, String kind) {
    List<T> chosen = Arrays.stream(all).filter(one -> name.apply(one).contains(part)).toList();
    if (chosen.isEmpty()) {
      throw new InvalidInputException(
          "--only %s fits no %s; there are: %s"
              .formatted(
                  part, kind, Arrays.stream(all).map(name).collect(Collectors.joining(", "))));
    }
    return chosen;
  }
}
