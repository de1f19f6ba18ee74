package org.bitmargin.protections.selective;

import java.util.List;

/**
 * Parameters of selective protection.
 *
 * @param inner what protects the chosen regions
 * @param regions globs of region names, at least one; * stands for any characters, ? for one; a
 *     region is chosen where any of them matches its whole name ({@code conv1.*}, {@code *.bias})
 */
public record SelectiveParameters(Inner inner, List<String> regions) {

  public SelectiveParameters {
    if (inner == null) {
      throw new IllegalArgumentException("inner is missing: parity, secded, tmr or msb");
    }
    if (regions == null || regions.isEmpty() || regions.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "regions must name at least one glob of region names, such as conv1.*, was " + regions);
    }
    regions = List.copyOf(regions);
  }
}
