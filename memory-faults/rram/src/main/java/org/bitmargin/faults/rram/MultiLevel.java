package org.bitmargin.faults.rram;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Cells that read as a neighbouring level. A cell holds {@code bitsPerCell} consecutive bits of the
 * address space, the lowest address the least significant; a last cell that is not full is filled
 * up with zeros.
 *
 * <p>Which bits turn depends on the whole level. {@link #aim} sees what is stored and turns exactly
 * the bits that differ between a level and its neighbour. {@link #sample} does not see it: it turns
 * each bit on its own at the rate that bit has where all levels are equally likely.
 */
final class MultiLevel implements AimedFaultModel {
  private final RramParameters parameters;
  private final Levels levels;
  private final double bitErrorRate;

  MultiLevel(RramParameters parameters) {
    this(parameters, new Levels(parameters.bitsPerCell(), parameters.coding()));
  }

  private MultiLevel(RramParameters parameters, Levels levels) {
    this(parameters, levels, levels.meanTurns() * Levels.crossing(parameters.separation()));
  }

  private MultiLevel(RramParameters parameters, Levels levels, double bitErrorRate) {
    this.parameters = parameters;
    this.levels = levels;
    this.bitErrorRate = bitErrorRate;
  }

  @Override
  public Lifetime lifetime() {
    return parameters.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Moves all levels alike, so that e changes. */
  @Override
  public FaultModel at(double rate) {
    double highest = levels.meanTurns() / 2;
    if (!(rate >= 0 && rate <= highest)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for errors by one level in cells of %d bits: allowed is [0, %s]"
              .formatted(rate, levels.bits(), highest));
    }
    return new MultiLevel(parameters, levels, rate);
  }

  /** Probability e that one threshold is crossed. */
  private double crossing() {
    return Math.min(0.5, bitErrorRate / levels.meanTurns());
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator write) {
    double[] turns = IntStream.range(0, levels.bits()).mapToDouble(levels::turns).toArray();
    double most = IntStream.range(0, turns.length).mapToDouble(i -> turns[i]).max().orElseThrow();
    SiteList sites = new SiteList();
    Bernoulli.visit(
        layout.bitCount(),
        crossing() * most,
        write,
        address -> {
          boolean turned = write.nextDouble() * most < turns[(int) (address % turns.length)];
          double onset = write.nextDouble();
          if (turned) {
            sites.add(address, onset);
          }
        });
    return sites.toMap();
  }

  @Override
  public FaultMap aim(Target target, RandomGenerator write) {
    MemoryImage image = target.image();
    int bits = levels.bits();
    long cells = (image.layout().bitCount() + bits - 1) / bits;
    SiteList sites = new SiteList();
    Bernoulli.visit(
        cells,
        2 * crossing(),
        write,
        cell -> {
          boolean up = write.nextDouble() < 0.5;
          double onset = write.nextDouble();
          int level = level(image, cell * bits);
          int lower = up ? level : level - 1;
          if (lower >= 0 && lower + 1 < levels.count()) {
            turn(levels.coding().difference(lower), cell * bits, onset, image.layout(), sites);
          }
        });
    return sites.toMap();
  }

  private int level(MemoryImage image, long first) {
    int code = 0;
    for (int bit = 0; bit < levels.bits(); bit++) {
      long address = first + bit;
      code |= address < image.layout().bitCount() && image.bit(address) ? 1 << bit : 0;
    }
    return levels.coding().level(code);
  }

  private static void turn(
      int difference, long first, double onset, MemoryLayout layout, SiteList sites) {
    for (int rest = difference; rest != 0; rest &= rest - 1) {
      long address = first + Integer.numberOfTrailingZeros(rest);
      if (address < layout.bitCount()) {
        sites.add(address, onset);
      }
    }
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof MultiLevel other
            && other.levels.equals(levels)
            && other.lifetime() == lifetime()
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  @Override
  public Optional<EnergyProfile> energy() {
    return Optional.of(ArrayEnergy.PROFILE);
  }
}
