package org.bitmargin.faults.fixedmap;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.fixedmap.Recordings.Recording;
import org.bitmargin.faults.mapfile.FaultMapFile;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Recorded chips. Chip k of a campaign is the recorded chip k of a memory with the same layout;
 * whoever asks for any chip gets one of the recorded ones, drawn from the stream.
 *
 * <p>A map recorded at rate R serves all lower ones: at rate r a site fails where onset &lt; r / R,
 * so that as a map of rate r its onsets are onset · R / r. Higher rates were never seen and are
 * refused.
 */
final class FixedMap implements FaultModel {
  private static final FaultMap NOTHING = new FaultMap(new long[0], new double[0], new double[0]);

  private final Recordings recordings;
  private final double bitErrorRate;

  FixedMap(Recordings recordings) {
    this(recordings, recordings.highestRate());
  }

  private FixedMap(Recordings recordings, double bitErrorRate) {
    this.recordings = recordings;
    this.bitErrorRate = bitErrorRate;
  }

  @Override
  public Lifetime lifetime() {
    return recordings.parameters().lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  @Override
  public FaultModel at(double rate) {
    double most = recordings.highestRate();
    if (!(rate >= 0 && rate <= most)) {
      throw new IllegalArgumentException(
          recordings.isEmpty()
              ? "paths is empty, so that there are no chips at a bit error rate of %s: list map files, or folders of them"
                  .formatted(rate)
              : "a bit error rate of %s was not recorded: the maps in %s serve [0, %s]"
                  .formatted(rate, String.join(", ", recordings.parameters().paths()), most));
    }
    return new FixedMap(recordings, rate);
  }

  @Override
  public FaultMap chip(MemoryLayout layout, int number, RandomGenerator stream) {
    return layout.bitCount() == 0 ? NOTHING : replay(recordings.chip(layout, number));
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    if (layout.bitCount() == 0) {
      return NOTHING;
    }
    List<Recording> all = List.copyOf(recordings.chipsOf(layout).values());
    return replay(all.get(chip.nextInt(all.size())));
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof FixedMap other
            && other.recordings.parameters().equals(recordings.parameters())
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  private FaultMap replay(Recording recording) {
    double recorded = recording.header().bitErrorRate();
    if (bitErrorRate > recorded) {
      throw new InvalidInputException(
          "fault map %s was recorded at a bit error rate of %s and serves rates up to it, %s is asked"
              .formatted(recording.file(), recorded, bitErrorRate));
    }
    if (bitErrorRate == 0) {
      return NOTHING;
    }
    FaultMap map = FaultMapFile.read(recording.file()).map();
    return bitErrorRate == recorded ? map : milder(map, recorded / bitErrorRate);
  }

  /** The sites that are left at a rate so many times lower. */
  private static FaultMap milder(FaultMap map, double factor) {
    SiteList sites = new SiteList();
    for (int i = 0; i < map.size(); i++) {
      double onset01 = map.onset01(i) * factor;
      double onset10 = map.onset10(i) * factor;
      if (Math.min(onset01, onset10) < 1) {
        sites.add(map.site(i), onset01, onset10);
      }
    }
    return sites.toMap();
  }
}
