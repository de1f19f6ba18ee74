/**
 * From a run folder to what people read: {@code summary.csv}, plots, {@code report.html} and tables
 * on the console.
 *
 * <p>Start at {@link org.bitmargin.report.Report}. Inside, data flow one way: files ({@code
 * CsvTable}, {@code RunFolder}) become a {@code Study} (panels of curves), statistics are read off
 * it ({@code Estimate}, {@code PairedDifference}, {@code Tolerance}), and text, figures and pages
 * are made from those. Nothing here knows the engine; every number can be recomputed from the
 * folder, and the same folder gives the same bytes.
 *
 * <p>Units: rates and accuracies are fractions in files and in the code, percent in what is shown.
 */
package org.bitmargin.report;
