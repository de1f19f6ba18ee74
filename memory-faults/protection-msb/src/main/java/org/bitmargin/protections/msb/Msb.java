package org.bitmargin.protections.msb;

import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.bitmargin.protections.words.Residual;
import org.bitmargin.protections.words.Spans;

/**
 * Faults in the top k bits of a code do not happen: those cells are robust. Faults drawn there are
 * dropped and count as corrected. The sign of a float and the top of its exponent are such bits.
 *
 * <p>Codes of k bits or fewer are refused: they would lie in robust cells as a whole.
 */
final class Msb implements Protection {

  private record HybridMemory(MemoryImage image, int k) implements ProtectedMemory {

    @Override
    public Correction decode(long[] flips) {
      Residual residual = new Residual(image, flips.length);
      int[] spans = Spans.of(image.layout(), flips);
      for (int r = 0; r + 1 < spans.length; r++) {
        MemoryRegion region = image.layout().regions().get(r);
        for (int i = spans[r]; i < spans[r + 1]; i++) {
          if (region.bitOf(flips[i]) >= region.width() - k) {
            residual.corrected(1);
          } else {
            residual.flip(flips[i]);
            residual.silent(1);
          }
        }
      }
      return residual.toCorrection();
    }
  }

  private final int k;

  Msb(int k) {
    this.k = k;
  }

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    data.layout().regions().forEach(this::requireUnsafeBits);
    return new HybridMemory(data.copy(), k);
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    data.regions().forEach(this::requireUnsafeBits);
    long codes = data.regions().stream().mapToLong(MemoryRegion::size).sum();
    double robust = data.bitCount() == 0 ? 0 : (double) k * codes / data.bitCount();
    return new Overhead(1, 0, robust, MsbFactory.COST);
  }

  private void requireUnsafeBits(MemoryRegion region) {
    if (k >= region.width()) {
      throw new IllegalArgumentException(
          "region %s holds %d-bit codes, of which k = %d robust most significant bits would keep every bit safe: protect fewer bits than a code has"
              .formatted(region.name(), region.width(), k));
    }
  }
}
