package org.bitmargin.faults.sampling;

import java.util.Arrays;
import org.bitmargin.api.FaultMap;

/**
 * Collects fault sites in ascending order in arrays that grow: an address and v, uniform in [0, 1),
 * from which the onsets in both directions follow.
 */
public final class Sites {
  // The longest array every virtual machine allows.
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final long bits;
  private final double rate;
  private long[] addresses;
  private double[] uniforms;
  private int size;

  /**
   * Room for the faults to be expected and the usual excess.
   *
   * @param bits of the memory
   * @param rate share of them that fails
   * @throws IllegalArgumentException where they are too many for one map
   */
  public Sites(long bits, double rate) {
    this.bits = bits;
    this.rate = rate;
    double expected = bits * rate;
    if (expected > MOST) {
      throw tooMany();
    }
    int room = (int) Math.min(Math.min(bits, MOST), expected + 4 * Math.sqrt(expected) + 4);
    this.addresses = new long[room];
    this.uniforms = new double[room];
  }

  /** Appends a site. */
  public void add(long address, double uniform) {
    if (size == addresses.length) {
      grow();
    }
    addresses[size] = address;
    uniforms[size] = uniform;
    size++;
  }

  /**
   * A map on which a site turns a 0 where v·p &lt; s·p01 and a 1 where v·p &lt; s·p10, s being the
   * severity and p = max(p01, p10) the rate the sites were picked at: its onsets are v·p/p01 and
   * v·p/p10.
   */
  public FaultMap toMap(double p01, double p10) {
    double p = Math.max(p01, p10);
    double[] v = uniforms.length == size ? uniforms : Arrays.copyOf(uniforms, size);
    long[] sites = addresses.length == size ? addresses : Arrays.copyOf(addresses, size);
    double[] onset01 = onsets(v, p, p01);
    return new FaultMap(sites, onset01, p01 == p10 ? onset01 : onsets(v, p, p10));
  }

  private static double[] onsets(double[] v, double p, double own) {
    if (own == p) {
      return v;
    }
    double[] onsets = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      double onset = v[i] * (p / own);
      onsets[i] = onset < 1 ? onset : Double.POSITIVE_INFINITY; // an own rate of 0 gives ∞ or NaN
    }
    return onsets;
  }

  private void grow() {
    if (size == MOST) {
      throw tooMany();
    }
    int room = (int) Math.min(MOST, size + (size >> 1) + 16L);
    addresses = Arrays.copyOf(addresses, room);
    uniforms = Arrays.copyOf(uniforms, room);
  }

  private IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "about %.0f faults in %d bits at rate %s are more than the %d a fault map holds: use a lower rate or a smaller memory"
            .formatted(bits * rate, bits, rate, MOST));
  }
}
