package org.bitmargin.faults.fixedmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.mapfile.FaultMapFile;
import org.bitmargin.faults.mapfile.FaultMapHeader;
import org.bitmargin.faults.mapfile.RecordedChip;

/** Draws chips of independent flips and writes them, as a campaign does. */
final class Recorder {
  private Recorder() {}

  /** Chips 0 to chips − 1 of a memory in a folder of their own. */
  static void record(Path folder, MemoryLayout layout, double rate, int chips) {
    for (int chip = 0; chip < chips; chip++) {
      write(
          folder.resolve("chip-%03d.faultmap".formatted(chip)),
          layout,
          rate,
          chip,
          draw(layout, rate, chip));
    }
  }

  static FaultMap draw(MemoryLayout layout, double rate, int chip) {
    SplittableRandom random = new SplittableRandom(layout.hashCode() * 31L + chip);
    List<Long> sites = new ArrayList<>();
    for (long address = 0; address < layout.bitCount(); address++) {
      if (random.nextDouble() < rate) {
        sites.add(address);
      }
    }
    double[] onsets = random.doubles(sites.size()).toArray();
    return new FaultMap(sites.stream().mapToLong(Long::longValue).toArray(), onsets, onsets);
  }

  static void write(Path file, MemoryLayout layout, double rate, int chip, FaultMap map) {
    FaultMapHeader header =
        new FaultMapHeader(
            "test",
            "mlp",
            FaultMapHeader.Contents.PARAMETERS,
            "none",
            "bit-flip",
            "",
            Lifetime.PER_CHIP,
            rate,
            chip,
            42,
            layout);
    try {
      Files.createDirectories(file.getParent());
      FaultMapFile.write(file, new RecordedChip(header, map));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
