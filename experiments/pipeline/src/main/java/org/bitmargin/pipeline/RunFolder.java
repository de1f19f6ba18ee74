package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.ImportedWeights;

/**
 * The folder of one run. Every file in it is written atomically and a cell with {@code results.csv}
 * is complete, so an interrupted run goes on where it was. One process at a time.
 */
public final class RunFolder implements AutoCloseable {
  /** The fully resolved configuration. */
  public static final String CONFIGURATION = "experiment.yaml";

  static final List<String> TOP_LEVEL = topLevel();
  private static final String LOCK = ".lock";
  private static final String ASIDE = ".trial";
  private static final List<String> OWN =
      List.of(
          "cells",
          "checkpoints",
          "plots",
          "summary.csv",
          "energy-savings.csv",
          "report.html",
          Manifest.FILE);

  private final Path root;
  private final FileChannel lockFile;

  private RunFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes a folder, making it where needed; nothing is changed in it yet.
   *
   * @throws InvalidInputException where it cannot be written, is in use, or holds something else
   */
  @SuppressWarnings("try") // the lock lives as long as its channel
  public static RunFolder open(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new InvalidInputException(
            "run folder %s is in use by another process: wait for it or choose another --out"
                .formatted(root));
      }
      RunFolder opened = new RunFolder(folder, channel);
      opened.requireRunFolderOrEmpty();
      return opened;
    } catch (IOException e) {
      throw new InvalidInputException(
          "run folder %s cannot be written: choose another --out (%s)"
              .formatted(root, AtomicFiles.reason(e)),
          e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void requireRunFolderOrEmpty() throws IOException {
    boolean ours = isBegun() || Files.exists(root.resolve(Manifest.FILE));
    if (!ours && !entries().isEmpty()) {
      close();
      throw new InvalidInputException(
          "folder %s is neither empty nor a run folder: choose another --out".formatted(root));
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> !file.getFileName().toString().equals(LOCK)).toList();
    }
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** Whether a run was begun in it. */
  public boolean isBegun() {
    return Files.exists(root.resolve(CONFIGURATION));
  }

  /** Removes an earlier run, and nothing that is not of a run. */
  public void clear() {
    try {
      List<String> names = new ArrayList<>(OWN);
      names.addAll(TOP_LEVEL);
      for (String name : names) {
        AtomicFiles.delete(root.resolve(name));
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "run folder %s cannot be emptied: %s".formatted(root, e.getMessage()), e);
    }
  }

  /** Calls back with a folder for files that are of no use afterwards. */
  void aside(Consumer<Path> work) {
    try {
      Path files = root.resolve(ASIDE);
      // A process that was killed may have left some.
      AtomicFiles.delete(files);
      Files.createDirectory(files);
      try {
        work.accept(files);
      } finally {
        AtomicFiles.delete(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("run folder cannot be written: " + e.getMessage(), e);
    }
  }

  /** Text of the configuration of the run begun in it. */
  String configuration() throws IOException {
    return Files.readString(root.resolve(CONFIGURATION));
  }

  /** Checkpoint file of a cell; {@code which} is best or last. */
  Path checkpoint(Cell cell, String which) {
    return root.resolve("checkpoints").resolve(checkpointName(cell, which));
  }

  static String checkpointName(Cell cell, String which) {
    return cell.id() + "." + which + ".safetensors";
  }

  /** Where the weights of a cell come from if they were not trained here. */
  Optional<String> origin(Cell cell) {
    return ImportedWeights.origin(checkpoint(cell, "last"));
  }

  boolean isComplete(Cell cell) {
    return Files.exists(cellFile(cell, "results.csv"));
  }

  void writeCell(Cell cell, Map<String, String> contents) {
    try {
      for (Map.Entry<String, String> file : contents.entrySet()) {
        AtomicFiles.write(cellFile(cell, file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("results cannot be written: " + e.getMessage(), e);
    }
  }

  private Path cellFile(Cell cell, String name) {
    return root.resolve("cells").resolve(cell.id()).resolve(name);
  }

  /** Joins the tables of the cells, in their order, into those of the run. */
  void merge(List<Cell> cells) throws IOException {
    for (Map.Entry<String, List<String>> table : Columns.TABLES.entrySet()) {
      StringBuilder text = new StringBuilder(new Csv(table.getValue()).toString());
      for (Cell cell : cells) {
        Path file = cellFile(cell, table.getKey());
        if (Files.exists(file)) {
          String content = Files.readString(file);
          text.append(content, content.indexOf('\n') + 1, content.length());
        }
      }
      AtomicFiles.write(root.resolve(table.getKey()), text.toString());
    }
  }

  /** Frees the folder; one in which nothing was begun is removed again. */
  @Override
  public void close() {
    try {
      lockFile.close();
      Files.deleteIfExists(root.resolve(LOCK));
      if (Files.isDirectory(root) && entries().isEmpty()) {
        Files.delete(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> topLevel() {
    List<String> files = new ArrayList<>(List.of(CONFIGURATION));
    files.addAll(Columns.TABLES.keySet());
    return List.copyOf(files);
  }
}
