package org.bitmargin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code energy-savings.csv}: the energy of an inference at a drop of accuracy, one line per
 * memory, drop, reference, protection and loss, and the saving against plain cross-entropy.
 * Accuracies, drops and savings are fractions; intervals are 95 % t over chips.
 */
final class SavingsCsv {
  static final String FILE = "energy-savings.csv";
  private static final String[] COLUMNS =
      ("experiment,dataset,model,weight_bits,activation_bits,fault_model,fault_params,lifetime,"
              + "drop,reference,reference_accuracy,protection,loss,loss_params,loss_protection,"
              + "chips,reached,at_most,energy_nj,energy_ci_low,energy_ci_high,"
              + "baseline_protection,baseline_reached,baseline_at_most,baseline_energy_nj,"
              + "saving,saving_ci_low,saving_ci_high,n,bound")
          .split(",");

  private SavingsCsv() {}

  static String of(List<MemoryEnergy> memories) {
    StringBuilder out = new StringBuilder();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader(COLUMNS).setRecordSeparator("\n").get();
    try (CSVPrinter csv = new CSVPrinter(out, format)) {
      for (MemoryEnergy memory : memories) {
        for (SavingRow row : memory.savings()) {
          print(csv, row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder does not fail
    }
    return out.toString();
  }

  private static void print(CSVPrinter csv, SavingRow row) throws IOException {
    Panel panel = row.own().panel();
    EnergyAtTarget own = row.own().reach();
    Optional<EnergyAtTarget> base = row.baseline().map(SavingRow.Guarded::reach);
    Optional<EnergySaving> saving = row.saving();
    csv.printRecord(
        panel.experiment(),
        panel.dataset(),
        panel.model(),
        panel.weightBits(),
        panel.activationBits(),
        panel.faultModel(),
        panel.faultParameters(),
        panel.lifetime(),
        Text.stored(row.drop()),
        row.common() ? LossKey.BASELINE : "own",
        Text.stored(row.reference().accuracy()),
        row.best() ? "best" : panel.protectionName(),
        row.loss().name(),
        row.loss().parameters(),
        row.via(),
        own.chips(),
        own.reached(),
        own.atMost(),
        number(own.mean()),
        low(own.interval()),
        high(own.interval()),
        row.baseline().map(b -> b.panel().protectionName()).orElse(""),
        base.map(b -> String.valueOf(b.reached())).orElse(""),
        base.map(b -> String.valueOf(b.atMost())).orElse(""),
        base.map(b -> number(b.mean())).orElse(""),
        saving.map(s -> number(s.mean())).orElse(""),
        low(saving.flatMap(EnergySaving::interval)),
        high(saving.flatMap(EnergySaving::interval)),
        saving.map(s -> String.valueOf(s.chips())).orElse(""),
        saving.map(s -> s.bound().name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(""));
  }

  private static String low(Optional<Bounds> bounds) {
    return bounds.map(b -> Text.stored(b.low())).orElse("");
  }

  private static String high(Optional<Bounds> bounds) {
    return bounds.map(b -> Text.stored(b.high())).orElse("");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Text.stored(value);
  }
}
