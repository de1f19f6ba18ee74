package org.bitmargin.faults.targeted;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bitmargin.api.AimedFaultModel.Target;
import org.bitmargin.api.MemoryImage;

/**
 * Progressive bit search (Rakin, He and Fan, ICCV 2019). In each step every tensor offers the bits
 * of the largest gain g·Δ, where g is the gradient of the loss at what is stored by now and Δ what
 * the flip does to the value; each is tried out on the attacker's images, and the one of the
 * highest loss stays turned over. No bit is turned twice. Ties go to the larger gain, then to the
 * lower address.
 *
 * <p>Costs a gradient and candidates × tensors losses a step, and O(bits) to rank.
 */
final class BitSearch {
  private final Target target;
  private final int candidates;
  private final MemoryImage image;
  private long[] flips = {};

  BitSearch(Target target, int candidates) {
    this.target = target;
    this.candidates = candidates;
    this.image = target.image().copy();
  }

  /** Addresses in the order of their steps; fewer than the budget only where bits run out. */
  long[] run(int budget) {
    long[] found = new long[budget];
    for (int step = 0; step < budget; step++) {
      Candidate best = best();
      if (best == null) {
        return Arrays.copyOf(found, step);
      }
      found[step] = best.address();
      flips = with(best.address());
      image.flip(new long[] {best.address()});
    }
    return found;
  }

  private Candidate best() {
    Candidate best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < image.layout().regions().size(); r++) {
      for (Candidate candidate : ranked(r)) {
        double loss = target.loss(with(candidate.address()));
        if (best == null
            || loss > highest
            || loss == highest && Candidate.BEST_FIRST.compare(candidate, best) < 0) {
          best = candidate;
          highest = loss;
        }
      }
    }
    return best;
  }

  private Collection<Candidate> ranked(int region) {
    float[] gradient = target.gradient(region, flips);
    Values values = Values.of(target, region, image.layout().regions().get(region));
    if (gradient == null || values == null) {
      return List.of();
    }
    Ranking ranking = new Ranking(candidates);
    var place = image.layout().regions().get(region);
    for (int i = 0; i < gradient.length; i++) {
      int code = image.content(region).get(i);
      float value = values.of(i, code);
      for (int bit = 0; bit < place.width(); bit++) {
        double gain = gradient[i] * ((double) values.of(i, code ^ 1 << bit) - value);
        long address = place.firstBit() + (long) i * place.width() + bit;
        if (ranking.takes(gain) && Arrays.binarySearch(flips, address) < 0) {
          ranking.add(new Candidate(address, gain));
        }
      }
    }
    return ranking.best();
  }

  private long[] with(long address) {
    long[] more = Arrays.copyOf(flips, flips.length + 1);
    more[flips.length] = address;
    Arrays.sort(more);
    return more;
  }

  /**
   * A bit that may be turned.
   *
   * @param gain of the loss, to first order
   */
  record Candidate(long address, double gain) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingDouble(Candidate::gain)
            .reversed()
            .thenComparingLong(Candidate::address);
  }
}
