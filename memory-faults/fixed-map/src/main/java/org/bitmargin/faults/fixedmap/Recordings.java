package org.bitmargin.faults.fixedmap;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.mapfile.FaultMapFile;
import org.bitmargin.faults.mapfile.FaultMapHeader;
import org.bitmargin.faults.mapfile.RecordedChip;

/**
 * The maps found at some paths, by memory layout and number of the chip. Headers alone are kept.
 */
final class Recordings {

  /** A file and what it says of itself. */
  record Recording(Path file, FaultMapHeader header) {}

  private final FixedMapParameters parameters;
  private final Map<MemoryLayout, SortedMap<Integer, Recording>> chips;

  private Recordings(
      FixedMapParameters parameters, Map<MemoryLayout, SortedMap<Integer, Recording>> chips) {
    this.parameters = parameters;
    this.chips = chips;
  }

  static Recordings of(FixedMapParameters parameters) {
    Map<MemoryLayout, SortedMap<Integer, Recording>> chips = new LinkedHashMap<>();
    for (String path : parameters.paths()) {
      for (Path file : FaultMapFile.find(Path.of(path))) {
        Recording recording = new Recording(file, FaultMapFile.readHeader(file));
        requireLifetime(recording, parameters);
        Recording other =
            chips
                .computeIfAbsent(recording.header().layout(), layout -> new TreeMap<>())
                .putIfAbsent(recording.header().chip(), recording);
        if (other != null) {
          requireSame(recording, other);
        }
      }
    }
    return new Recordings(parameters, chips);
  }

  private static void requireLifetime(Recording recording, FixedMapParameters parameters) {
    if (recording.header().lifetime() != parameters.lifetime()) {
      throw new IllegalArgumentException(
          "lifetime differs from that of %s: make it %s"
              .formatted(
                  recording.file(),
                  recording.header().lifetime().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }

  /** Memories laid out alike share chips, so that a folder may hold a chip twice. */
  private static void requireSame(Recording a, Recording b) {
    RecordedChip first = FaultMapFile.read(a.file());
    RecordedChip second = FaultMapFile.read(b.file());
    if (first.header().bitErrorRate() != second.header().bitErrorRate()
        || !first.map().equals(second.map())) {
      throw new IllegalArgumentException(
          "paths lead to two different maps for chip %d of one memory, %s and %s: name one of them"
              .formatted(a.header().chip(), b.file(), a.file()));
    }
  }

  FixedMapParameters parameters() {
    return parameters;
  }

  boolean isEmpty() {
    return chips.isEmpty();
  }

  /** The highest rate any of the maps was recorded at. */
  double highestRate() {
    return chips.values().stream()
        .flatMap(byNumber -> byNumber.values().stream())
        .mapToDouble(recording -> recording.header().bitErrorRate())
        .max()
        .orElse(0);
  }

  /**
   * The chips of a memory by their numbers, at least one.
   *
   * @throws InvalidInputException where there are none, with what differs in the nearest memory
   */
  SortedMap<Integer, Recording> chipsOf(MemoryLayout layout) {
    SortedMap<Integer, Recording> found = chips.get(layout);
    if (found != null) {
      return found;
    }
    if (isEmpty()) {
      throw new InvalidInputException(
          "fixed-map has no maps to replay: list map files, or folders of them, in paths");
    }
    LayoutDifference nearest =
        chips.keySet().stream()
            .map(recorded -> LayoutDifference.of(recorded, layout))
            .reduce((a, b) -> b.nearerThan(a) ? b : a)
            .orElseThrow();
    Recording recording = chips.get(nearest.recorded()).values().iterator().next();
    throw new InvalidInputException(
        "fault map %s is of another memory (%s, protection %s): %s"
            .formatted(
                recording.file(),
                recording.header().network(),
                recording.header().protection(),
                nearest.words()));
  }

  /**
   * One chip of a memory.
   *
   * @throws InvalidInputException where it was not recorded
   */
  Recording chip(MemoryLayout layout, int number) {
    SortedMap<Integer, Recording> all = chipsOf(layout);
    return Optional.ofNullable(all.get(number))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "chip %d was not recorded: %s has chips %d to %d, %d in all"
                        .formatted(
                            number,
                            all.get(all.firstKey()).file().toAbsolutePath().getParent(),
                            all.firstKey(),
                            all.lastKey(),
                            all.size())));
  }
}
