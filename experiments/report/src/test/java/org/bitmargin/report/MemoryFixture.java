package org.bitmargin.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes run folders of memories with operating points: cross-entropy and mcel at 4 bits on 1 000
 * images.
 */
final class MemoryFixture {
  /**
   * A memory, its arrays by operating point, mildest first.
   *
   * @param fixed parameters that are not turned; empty for none
   * @param nanojoule of an inference without protection; empty where it is not known
   */
  record Memory(
      String name,
      String axis,
      String fixed,
      String lifetime,
      double[] values,
      double[] bers,
      double[] nanojoule) {

    String parameters(int point) {
      return (fixed.isEmpty() ? "" : fixed + ";") + axis + "=" + number(values[point]);
    }
  }

  /** Images of 1 000 classified right. */
  interface Accuracy {
    int correct(String loss, String memory, String protection, int point, int chip);
  }

  static final Memory SRAM =
      new Memory(
          "sram",
          "voltage",
          "",
          "per-chip",
          new double[] {1, 0.9, 0.8},
          new double[] {5e-8, 0.0002104321, 0.0437123456},
          new double[] {100, 80, 60});
  static final Memory RRAM =
      new Memory(
          "rram",
          "resistance",
          "levels=4",
          "per-write",
          new double[] {20, 10},
          new double[] {0, 0.003},
          new double[] {900, 700});
  static final Memory FEFET =
      new Memory(
          "fefet",
          "temperature",
          "",
          "per-inference",
          new double[] {25, 60, 85},
          new double[] {0.001, 0.01, 0.02},
          new double[] {});

  private final Path folder;
  private final List<Memory> memories;
  private List<String> protections = List.of();
  private int chips = 3;
  private Accuracy accuracy =
      (loss, memory, protection, point, chip) ->
          (loss.equals("mcel") ? 900 : 905)
              - (protection.equals("none") ? 1 : 0) * point * (loss.equals("mcel") ? 20 : 45)
              - point * (2 * chip + 1);

  MemoryFixture(Path folder, Memory... memories) {
    this.folder = folder;
    this.memories = List.of(memories);
  }

  MemoryFixture protections(String... names) {
    protections = List.of(names);
    return this;
  }

  MemoryFixture chips(int number) {
    chips = number;
    return this;
  }

  MemoryFixture accuracy(Accuracy function) {
    accuracy = function;
    return this;
  }

  Path write() {
    StringBuilder results = new StringBuilder(RunFixture.HEAD);
    StringBuilder energy = new StringBuilder(String.join(",", EnergyRow.COLUMNS) + "\n");
    StringBuilder guarded = new StringBuilder(String.join(",", ProtectionRow.COLUMNS) + "\n");
    StringBuilder audit =
        new StringBuilder(
            "cell,fault_model,ber,chip,tensor,role,exposed,bit,stored_bits,flips_01,flips_10\n");
    StringBuilder metrics = new StringBuilder("cell,fault_model,ber,relative_margin\n");
    StringBuilder margins = new StringBuilder(String.join(",", MarginBin.COLUMNS) + "\n");
    for (String loss : List.of("cross-entropy", "mcel")) {
      String cell = "vgg3-w4a4-" + loss + "-s1";
      StringBuilder own = new StringBuilder();
      for (Memory memory : memories) {
        for (String protection : protections.isEmpty() ? List.of("none") : protections) {
          String label = protections.isEmpty() ? memory.name() : memory.name() + "+" + protection;
          for (int point = 0; point < memory.values().length; point++) {
            String at = ",%s,%s,%s".formatted(label, memory.parameters(point), protection);
            String ber = number(memory.bers()[point]);
            metrics.append("%s,%s,%s,0.4\n".formatted(cell, label, ber));
            margins.append("%s,%s,%s,1,2,1000\n".formatted(cell, label, ber));
            energy(energy, cell, at + "," + ber, memory, protection, point);
            for (int chip = 0; chip < chips; chip++) {
              int correct = accuracy.correct(loss, memory.name(), protection, point, chip);
              own.append(result(loss, memory, protection, point, chip, correct));
              boolean secded = protection.equals("secded");
              guarded.append(
                  "%s%s,%s,%d,%s\n"
                      .formatted(
                          cell, at, ber, chip, secded ? "9000,40,30,8,2,5" : "8000,32,0,0,32,32"));
              audit(audit, cell + "," + label + "," + ber + "," + chip, secded);
            }
          }
        }
      }
      results.append(own);
      RunFixture.put(folder, "cells/" + cell + "/results.csv", RunFixture.HEAD + own);
    }
    RunFixture.put(folder, "results.csv", results.toString());
    RunFixture.put(folder, "energy.csv", energy.toString());
    RunFixture.put(folder, "protection.csv", guarded.toString());
    RunFixture.put(folder, "audit.csv", audit.toString());
    RunFixture.put(folder, "metrics.csv", metrics.toString());
    RunFixture.put(folder, "margins.csv", margins.toString());
    RunFixture.put(folder, "experiment.yaml", yaml());
    return folder;
  }

  private String result(
      String loss, Memory memory, String protection, int point, int chip, int correct) {
    return String.format(
        Locale.ROOT,
        "memories,synthetic,vgg3,%s,%s,4,4,%s,%s,%s,%s,%s,1,%d,%d,1000,%s,%s,9,900\n",
        loss,
        loss.equals("mcel") ? "m=32" : "",
        memory.name(),
        memory.parameters(point),
        protection,
        memory.lifetime(),
        number(memory.bers()[point]),
        chip,
        correct,
        correct / 1000.0,
        40 - point);
  }

  /**
   * 70 % exposed and 5 % other parameters, 20 % activations, 5 % leakage; secded takes 10 % more.
   */
  private static void energy(
      StringBuilder to, String cell, String at, Memory memory, String protection, int point) {
    if (memory.nanojoule().length == 0) {
      return;
    }
    double total = memory.nanojoule()[point] * (protection.equals("secded") ? 1.1 : 1);
    to.append("%s%s,conv1.weight,parameter,true,8000,0,%s\n".formatted(cell, at, 0.7 * total));
    to.append("%s%s,bn1.factor,parameter,false,2000,0,%s\n".formatted(cell, at, 0.05 * total));
    to.append("%s%s,conv1,activation,false,500,500,%s\n".formatted(cell, at, 0.2 * total));
    to.append("%s%s,(all),leakage,true,0,0,%s\n".formatted(cell, at, 0.05 * total));
  }

  private static void audit(StringBuilder to, String at, boolean secded) {
    to.append(at).append(",conv1.weight,weight,true,0,8000,16,16\n");
    to.append(at).append(",bn1.factor,batch-norm,false,0,2000,0,0\n");
    if (secded) {
      to.append(at).append(",conv1.weight/secded,protection,true,0,1000,4,4\n");
    }
  }

  private String yaml() {
    StringBuilder yaml = new StringBuilder("name: memories\nfaults:\n");
    for (Memory memory : memories) {
      List<String> values = new ArrayList<>();
      for (double value : memory.values()) {
        values.add(Double.toString(value)); // 1.0 where results have 1
      }
      String fixed =
          memory.fixed().isEmpty()
              ? ""
              : memory.fixed().replace("=", ": ").replace(";", ", ") + ", ";
      yaml.append("  - name: ").append(memory.name()).append('\n');
      yaml.append("    parameters: {")
          .append(fixed)
          .append(memory.axis())
          .append(": 0.5, lifetime: ")
          .append(memory.lifetime())
          .append("}\n");
      yaml.append("    points: {").append(memory.axis()).append(": ").append(values).append("}\n");
    }
    yaml.append("memory: {banks: 4, rows: 512, columns: 256, wordBits: 64, mapping: row-major}\n");
    return yaml.append("energy: {inferenceMs: 1.0}\nchips: ").append(chips).append('\n').toString();
  }

  private static String number(double value) {
    return Text.stored(value);
  }
}
