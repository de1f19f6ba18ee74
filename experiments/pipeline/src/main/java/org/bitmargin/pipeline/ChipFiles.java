package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.engine.ChipVisitor;
import org.bitmargin.faults.mapfile.FaultMapFile;
import org.bitmargin.faults.mapfile.FaultMapHeader;
import org.bitmargin.faults.mapfile.FaultMapHeader.Contents;
import org.bitmargin.faults.mapfile.RecordedChip;

/** Writes the chips of campaigns into a folder, each once. */
final class ChipFiles {
  private static final int LONGEST_NAME = 100;

  /** Chips that are the same: of one source, layout and rate, and of one cell where it is aimed. */
  private record Place(Path parent, MemoryLayout layout, double rate, String owner) {}

  private final ResolvedExperiment experiment;
  private final Path out;
  private final Map<Place, Path> folders = new HashMap<>();
  private final List<Path> written = new ArrayList<>();
  private final Set<String> skipped = new LinkedHashSet<>();

  ChipFiles(ResolvedExperiment experiment, Path out) {
    this.experiment = experiment;
    this.out = out;
  }

  List<Path> written() {
    return written;
  }

  Set<String> skipped() {
    return skipped;
  }

  /** Notes a fault model that has no chips. */
  void skip(FaultChoice fault) {
    skipped.add(
        "faults of %s last %s, only those that last per-chip or per-write are of a chip"
            .formatted(fault.name(), fault.model().lifetime()));
  }

  /** What hears of the chips of one campaign. */
  ChipVisitor of(Cell cell, Memory memory) {
    return new ChipVisitor() {
      @Override
      public void parameters(int source, int chip, MemoryLayout layout, FaultMap map) {
        write(cell, memory, source, Contents.PARAMETERS, chip, layout, map);
      }

      @Override
      public void activations(int source, int chip, MemoryLayout layout, FaultMap map) {
        write(cell, memory, source, Contents.ACTIVATIONS, chip, layout, map);
      }
    };
  }

  private void write(
      Cell cell,
      Memory memory,
      int source,
      Contents holds,
      int chip,
      MemoryLayout layout,
      FaultMap map) {
    FaultModel model = memory.points().sweep().sources().get(source);
    PluginChoice choice = memory.points().choiceOf(model).orElse(memory.fault().model());
    boolean parameters = holds == Contents.PARAMETERS;
    String protection = parameters ? memory.protectionLabel() : "none";
    String network =
        "%s w%da%d".formatted(cell.label(), cell.quantization().bits(), cell.activationBits());
    boolean aimed = model instanceof AimedFaultModel;
    List<String> name = new ArrayList<>(List.of(aimed ? cell.id() : network));
    if (!protection.equals("none")) {
      name.add(protection);
    }
    if (!parameters) {
      name.add("activations");
    }
    Path parent = parent(memory, choice);
    Place place = new Place(parent, layout, model.bitErrorRate(), aimed ? name.toString() : "");
    Path folder =
        folders.computeIfAbsent(place, p -> unused(parent, fileName(String.join("-", name))));
    Path file = folder.resolve("chip-%03d%s".formatted(chip, FaultMapFile.EXTENSION));
    if (Files.exists(file)) {
      return;
    }
    FaultMapHeader header =
        new FaultMapHeader(
            "bitmargin " + version(),
            network,
            holds,
            protection,
            choice.name(),
            choice.describeParameters(),
            model.lifetime(),
            model.bitErrorRate(),
            chip,
            experiment.chipSeed(),
            layout);
    try {
      Files.createDirectories(folder);
      FaultMapFile.write(file, new RecordedChip(header, map));
      written.add(file);
    } catch (IOException e) {
      throw new InvalidInputException(
          "fault map %s cannot be written: choose another --out (%s)"
              .formatted(file, AtomicFiles.reason(e)),
          e);
    }
  }

  private Path parent(Memory memory, PluginChoice choice) {
    FaultChoice fault = memory.fault();
    long same = experiment.faults().stream().filter(f -> f.name().equals(fault.name())).count();
    Path parent =
        out.resolve(
            fileName(
                same == 1
                    ? fault.name()
                    : fault.name() + "-" + String.join("-", fault.model().allParameters("="))));
    return memory.points().sweep().sources().size() == 1
        ? parent
        : parent.resolve(
            fileName(
                fault.axis()
                    + "-"
                    + RecordBinder.toTree(choice.parameters()).get(fault.axis()).asText()));
  }

  private Path unused(Path parent, String name) {
    Path folder = parent.resolve(name);
    for (int i = 2; folders.containsValue(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }

  private static String fileName(String words) {
    String name =
        words
            .replaceAll("[() ;]+", "-")
            .replaceAll("=|-+$", "")
            .replaceAll("-+", "-")
            .replaceAll("[^a-zA-Z0-9.-]", ".");
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME) + "-" + Sha256.of(words).substring(0, 8);
  }

  private static String version() {
    String version = ChipFiles.class.getPackage().getImplementationVersion();
    return version == null ? "in development" : version;
  }
}
