package org.bitmargin.faults.targeted;

import org.bitmargin.api.AimedFaultModel.Target;
import org.bitmargin.api.MemoryRegion;

/** What the codes of a region read. */
interface Values {

  /** What an element with this code reads. */
  float of(int element, int code);

  /** Those of a region; null where that is not known. */
  static Values of(Target target, int region, MemoryRegion place) {
    float[] table = target.values(region);
    if (table == null) {
      return place.width() == Float.SIZE ? (element, code) -> Float.intBitsToFloat(code) : null;
    }
    int width = place.width();
    long channels = table.length >> width;
    return (element, code) -> table[(int) (element * channels / place.size() << width) + code];
  }
}
