package org.bitmargin.tck;

import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.MemoryImage;

/**
 * A network whose loss is a weighted sum of its codes, read as numbers; codes of more than 8 bits
 * have neither values nor a gradient.
 */
record LinearTarget(MemoryImage image) implements AimedFaultModel.Target {

  @Override
  public float[] values(int region) {
    int width = image.layout().regions().get(region).width();
    if (width > 8) {
      return null;
    }
    float[] values = new float[1 << width];
    for (int code = 0; code < values.length; code++) {
      values[code] = code;
    }
    return values;
  }

  @Override
  public float[] gradient(int region, long[] flips) {
    var place = image.layout().regions().get(region);
    if (place.width() > 8) {
      return null;
    }
    float[] weights = new float[(int) place.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(i);
    }
    return weights;
  }

  @Override
  public double loss(long[] flips) {
    MemoryImage read = image.copy();
    read.flip(flips);
    double loss = 0;
    for (int region = 0; region < read.layout().regions().size(); region++) {
      if (read.content(region).width() <= 8) {
        for (int i = 0; i < read.content(region).size(); i++) {
          loss += weight(i) * read.content(region).get(i);
        }
      }
    }
    return loss;
  }

  private static float weight(int element) {
    return element % 7 - 3;
  }
}
