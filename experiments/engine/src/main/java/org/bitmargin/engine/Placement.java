package org.bitmargin.engine;

import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.Parameter;

/**
 * Where a stored tensor lies in the faulty memory, or that it does not. Activations have a memory
 * of their own with addresses from 0.
 *
 * @param tensor name, as in {@link AuditRow}
 * @param role of the parameter; null for what is no parameter
 * @param region of the memory; null where it is not exposed
 * @param width bits a code
 * @param codes number of codes (an image, for activations)
 */
public record Placement(
    String tensor, Parameter.Role role, MemoryRegion region, int width, long codes) {

  /** Whether it has cells in the faulty memory. */
  public boolean exposed() {
    return region != null;
  }

  static Placement of(MemoryRegion region, Parameter.Role role) {
    return new Placement(region.name(), role, region, region.width(), region.size());
  }
}
