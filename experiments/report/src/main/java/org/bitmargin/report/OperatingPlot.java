package org.bitmargin.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bitmargin.api.OperatingCurve;

/** The bit error rate of a memory against its operating parameter, for a plug-in's page. */
public final class OperatingPlot {
  private OperatingPlot() {}

  /**
   * Draws a curve; points at which no error occurs have no place on the logarithmic axis and are
   * left out.
   *
   * @param name of the fault model, also the file name without extension
   * @return an SVG file, light, with the same bytes for the same curve
   * @throws IllegalArgumentException where fewer than two points have errors
   */
  public static String svg(String name, OperatingCurve curve) {
    int[] shown =
        IntStream.range(0, curve.points().length)
            .filter(i -> curve.bitErrorRates()[i] > 0)
            .toArray();
    if (shown.length < 2) {
      throw new IllegalArgumentException(
          "a plot of %s needs two points with errors, there are %d".formatted(name, shown.length));
    }
    double[] x = IntStream.of(shown).mapToDouble(i -> curve.points()[i]).toArray();
    double[] rates = IntStream.of(shown).mapToDouble(i -> curve.bitErrorRates()[i]).toArray();
    double[] y = IntStream.range(0, x.length).mapToDouble(i -> Math.log10(rates[i])).toArray();
    String label =
        curve.unit().isEmpty() ? curve.parameter() : curve.parameter() + " (" + curve.unit() + ")";
    List<String> notes =
        IntStream.range(0, x.length)
            .mapToObj(i -> "%s %s: %s".formatted(curve.parameter(), number(x[i]), number(rates[i])))
            .toList();
    Series series =
        new Series(
            "",
            Look.of(0),
            x,
            y,
            new double[0],
            new double[0],
            IntStream.range(0, x.length).toArray(),
            notes,
            List.of());
    double low =
        Math.floor(IntStream.range(0, y.length).mapToDouble(i -> y[i]).min().orElseThrow());
    double high =
        Math.ceil(IntStream.range(0, y.length).mapToDouble(i -> y[i]).max().orElseThrow());
    return SvgFigure.standalone(
        new Figure(
            name,
            "Bit error rate of " + name,
            List.of("Computed by the fault model's own code."),
            Axis.nice(label, x[0], x[x.length - 1]),
            exponents(low, Math.max(high, low + 1)),
            List.of(series),
            List.of(),
            OptionalDouble.empty()));
  }

  /** Powers of ten by their exponent: a rate of 1e-12 has no room as 0.000000000001. */
  private static Axis exponents(double low, double high) {
    int step = (int) Math.ceil((high - low) / 10);
    List<Tick> ticks =
        IntStream.rangeClosed((int) low, (int) high)
            .filter(exponent -> (exponent - (int) low) % step == 0)
            .mapToObj(exponent -> new Tick(exponent, exponent == 0 ? "1" : "1e" + exponent))
            .toList();
    return new Axis("bit error rate (share of bits)", low, high, ticks);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
