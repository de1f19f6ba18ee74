package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.BitSet;

/** Signs of a first stage for a group of images, and which version of each channel they are of. */
final class PackedFirstSigns {
  private final int[][] words;
  private final int[] versions;

  PackedFirstSigns(PackedShape shape, int images) {
    words = shape.signs(images);
    versions = new int[shape.channels()];
  }

  /** As {@link PackedShape} lays them out. */
  int[][] words() {
    return words;
  }

  /** All channels are to be computed anew. */
  void forget() {
    Arrays.fill(versions, 0);
  }

  /** The channels of which there are other versions now; taken for computed from here on. */
  BitSet outdated(int[] current) {
    BitSet outdated = new BitSet();
    for (int channel = 0; channel < versions.length; channel++) {
      if (versions[channel] != current[channel]) {
        versions[channel] = current[channel];
        outdated.set(channel);
      }
    }
    return outdated;
  }

  /** Sets the signs of these channels to what they are where nothing is marked. */
  void reset(BitSet channels, int[] inverted) {
    for (int w = 0; w < words.length; w++) {
      int mask = 0;
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        mask = PackedLoaders.with(mask, bit, channels.get(w * Integer.SIZE + bit));
      }
      if (mask != 0) {
        int keep = ~mask;
        int set = inverted[w] & mask;
        for (int i = 0; i < words[w].length; i++) {
          words[w][i] = words[w][i] & keep | set;
        }
      }
    }
  }
}
