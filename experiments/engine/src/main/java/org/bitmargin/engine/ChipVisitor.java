package org.bitmargin.engine;

import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;

/** Hears of the chips of a campaign. */
public interface ChipVisitor {

  /**
   * A chip the parameters lie on.
   *
   * @param source index of the model it was drawn from in {@link Sweep#sources}
   * @param chip its number
   * @param layout of what is really stored, protection included
   * @param map severity 1 is the operating point of the source
   */
  void parameters(int source, int chip, MemoryLayout layout, FaultMap map);

  /** The chip the activation buffers lie on, where activations are exposed. */
  void activations(int source, int chip, MemoryLayout layout, FaultMap map);
}
