package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/**
 * What a loss saves against another on the same chips: the mean of 1 − E/E₀ over the chips on which
 * both reach the target.
 *
 * @param mean a fraction; below 0 where it takes more
 * @param interval 95 % t over chips; empty where they do not vary
 * @param chips n
 * @param bound what is known where the measurements end before accuracy falls
 */
record EnergySaving(double mean, Optional<Bounds> interval, int chips, Bound bound) {

  /** What the mean says about the saving. */
  enum Bound {
    /** It is the saving. */
    EXACT,
    /** The loss may do with less on some chip. */
    AT_LEAST,
    /** The other may do with less on some chip. */
    AT_MOST,
    /** Both may. */
    OPEN
  }

  /** Empty where there is no chip on which both reach the target. */
  static Optional<EnergySaving> of(EnergyAtTarget loss, EnergyAtTarget baseline) {
    List<Long> chips =
        loss.byChip().keySet().stream()
            .filter(chip -> loss.byChip().get(chip).isReached())
            .filter(chip -> baseline.byChip().containsKey(chip))
            .filter(chip -> baseline.byChip().get(chip).nanojoule() > 0) // reached: not NaN
            .toList();
    double[] savings =
        chips.stream()
            .mapToDouble(
                chip ->
                    1
                        - loss.byChip().get(chip).nanojoule()
                            / baseline.byChip().get(chip).nanojoule())
            .toArray();
    if (savings.length == 0) {
      return Optional.empty();
    }
    boolean own = chips.stream().anyMatch(chip -> loss.byChip().get(chip).atMost());
    boolean other = chips.stream().anyMatch(chip -> baseline.byChip().get(chip).atMost());
    Moments moments = Moments.of(savings);
    return Optional.of(
        new EnergySaving(
            moments.mean(),
            moments.sd() > 0
                ? Optional.of(Intervals.ofMean(moments.mean(), moments.sd(), savings.length))
                : Optional.empty(),
            savings.length,
            own ? (other ? Bound.OPEN : Bound.AT_LEAST) : other ? Bound.AT_MOST : Bound.EXACT));
  }
}
