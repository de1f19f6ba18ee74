package org.bitmargin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code summary.csv}: one line per configuration and operating point. {@code ci_low} and {@code
 * ci_high} are the 95 % t interval over chips, or Wilson's over images where there is one chip or
 * {@code sd} is 0; all accuracies are fractions.
 */
final class SummaryCsv {
  private static final String[] COLUMNS =
      ("experiment,dataset,model,loss,loss_params,weight_bits,activation_bits,fault_model,"
              + "fault_params,protection,lifetime,ber,seeds,chips,mean_accuracy,ci_low,ci_high,"
              + "sd,min,max")
          .split(",");

  private SummaryCsv() {}

  static String of(Study study) {
    StringBuilder out = new StringBuilder();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader(COLUMNS).setRecordSeparator("\n").get();
    try (CSVPrinter csv = new CSVPrinter(out, format)) {
      for (Panel panel : study.panels()) {
        for (Curve curve : study.curves(panel)) {
          for (var point : curve.samples().entrySet()) {
            print(csv, curve, point.getKey(), point.getValue());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder does not fail
    }
    return out.toString();
  }

  private static void print(CSVPrinter csv, Curve curve, OperatingPoint point, Sample sample)
      throws IOException {
    Panel panel = curve.panel();
    Estimate estimate = sample.estimate();
    csv.printRecord(
        panel.experiment(),
        panel.dataset(),
        panel.model(),
        curve.loss().name(),
        curve.loss().parameters(),
        panel.weightBits(),
        panel.activationBits(),
        panel.faultModel(),
        point.hasAxis() ? point.parameters() : panel.faultParameters(),
        panel.protection(),
        panel.lifetime(),
        Text.stored(point.ber()),
        sample.seeds(),
        sample.chips(),
        Text.stored(estimate.mean()),
        Text.stored(estimate.interval().low()),
        Text.stored(estimate.interval().high()),
        Text.stored(estimate.sd()),
        Text.stored(estimate.min()),
        Text.stored(estimate.max()));
  }
}
