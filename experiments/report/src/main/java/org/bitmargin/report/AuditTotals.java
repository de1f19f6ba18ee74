package org.bitmargin.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code audit.csv} summed over chips and bit positions. Only the sums are kept: the file has a
 * line for every cell, rate, chip, tensor and bit.
 */
final class AuditTotals {
  private static final List<String> COLUMNS =
      List.of(
          "cell",
          "fault_model",
          "ber",
          "tensor",
          "role",
          "exposed",
          "stored_bits",
          "flips_01",
          "flips_10");

  /** A memory under one rate. */
  record Key(String cell, String faultModel, double ber) {}

  /** A stored tensor. */
  record Tensor(String name, String role, boolean exposed) {
    private static final String PROTECTION = "protection";

    /** Whether a protection added it: check bits and copies, named after the tensor they guard. */
    boolean isAdded() {
      return role.equals(PROTECTION) && name.contains("/");
    }

    /** Whether it is a buffer of activations. */
    boolean isActivation() {
      return role.equals("activation") || role.equals(PROTECTION) && !isAdded();
    }
  }

  private final Map<Key, Map<Tensor, Flips>> totals = new LinkedHashMap<>();

  private AuditTotals() {}

  /** The audit of a run; empty where there is no such file. */
  static Optional<AuditTotals> of(Path runFolder) {
    Path file = runFolder.resolve("audit.csv");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    AuditTotals audit = new AuditTotals();
    CsvTable.forEach(file, COLUMNS, audit::add);
    return Optional.of(audit);
  }

  private void add(CsvRow row) {
    var key = new Key(row.text("cell"), row.text("fault_model"), row.fraction("ber"));
    var tensor = new Tensor(row.text("tensor"), row.text("role"), row.flag("exposed"));
    var flips =
        new Flips(row.whole("stored_bits", 0), row.whole("flips_01", 0), row.whole("flips_10", 0));
    totals.computeIfAbsent(key, k -> new LinkedHashMap<>()).merge(tensor, flips, Flips::plus);
  }

  /** Memories and rates in the order of the file. */
  List<Key> keys() {
    return List.copyOf(totals.keySet());
  }

  /** The highest rate of the memory of a key. */
  double highestRate(Key key) {
    var rates = new TreeSet<Double>();
    totals.keySet().stream()
        .filter(k -> k.cell().equals(key.cell()) && k.faultModel().equals(key.faultModel()))
        .forEach(k -> rates.add(k.ber()));
    return rates.last();
  }

  /** Bits of the exposed tensors. */
  Flips exposed(Key key) {
    return totals.get(key).entrySet().stream()
        .filter(e -> e.getKey().exposed())
        .map(Map.Entry::getValue)
        .reduce(Flips.NONE, Flips::plus);
  }

  /** Bits read of the exposed tensors, by what they are. */
  StoredBits stored(Key key) {
    long data = 0;
    long added = 0;
    long activations = 0;
    for (Map.Entry<Tensor, Flips> e : totals.get(key).entrySet()) {
      long bits = e.getKey().exposed() ? e.getValue().bits() : 0;
      if (e.getKey().isAdded()) {
        added += bits;
      } else if (e.getKey().isActivation()) {
        activations += bits;
      } else {
        data += bits;
      }
    }
    return new StoredBits(data, added, activations);
  }

  /** Flips outside the exposed tensors: anything but 0 is an error of the engine. */
  long flipsOutside(Key key) {
    return totals.get(key).entrySet().stream()
        .filter(e -> !e.getKey().exposed())
        .mapToLong(e -> e.getValue().total())
        .sum();
  }

  /** All stored tensors in the order of the file, those without a flip too. */
  Map<Tensor, Flips> byTensor(Key key) {
    return totals.get(key);
  }
}
