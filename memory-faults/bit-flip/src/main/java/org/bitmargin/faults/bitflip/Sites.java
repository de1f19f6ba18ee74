package org.bitmargin.faults.bitflip;

import java.util.Arrays;
import org.bitmargin.api.FaultMap;

/** Collects fault sites in ascending order in arrays that grow. */
final class Sites {
  // The longest array every virtual machine allows.
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final long bits;
  private final double rate;
  private long[] addresses;
  private double[] onset01;
  private double[] onset10;
  private int size;

  /**
   * Room for the faults to be expected and the usual excess.
   *
   * @param bits of the memory
   * @param rate share of them that fails
   * @throws IllegalArgumentException where they are too many for one map
   */
  Sites(long bits, double rate) {
    this.bits = bits;
    this.rate = rate;
    double expected = bits * rate;
    if (expected > MOST) {
      throw tooMany();
    }
    int room = (int) Math.min(Math.min(bits, MOST), expected + 4 * Math.sqrt(expected) + 4);
    this.addresses = new long[room];
    this.onset01 = new double[room];
    this.onset10 = new double[room];
  }

  void add(long address, double from01, double from10) {
    if (size == addresses.length) {
      grow();
    }
    addresses[size] = address;
    onset01[size] = from01;
    onset10[size] = from10;
    size++;
  }

  FaultMap toMap() {
    return new FaultMap(
        Arrays.copyOf(addresses, size), Arrays.copyOf(onset01, size), Arrays.copyOf(onset10, size));
  }

  private void grow() {
    if (size == MOST) {
      throw tooMany();
    }
    int room = (int) Math.min(MOST, size + (size >> 1) + 16L);
    addresses = Arrays.copyOf(addresses, room);
    onset01 = Arrays.copyOf(onset01, room);
    onset10 = Arrays.copyOf(onset10, room);
  }

  private IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "about %.0f faults in %d bits at rate %s are more than the %d a fault map holds: use a lower rate or a smaller memory"
            .formatted(bits * rate, bits, rate, MOST));
  }
}
