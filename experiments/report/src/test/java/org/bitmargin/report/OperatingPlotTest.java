package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bitmargin.api.OperatingCurve;
import org.junit.jupiter.api.Test;

class OperatingPlotTest {

  @Test
  void every_point_with_errors_is_marked_and_named() {
    String svg = OperatingPlot.svg("sram", curve(0.25, 0.01, 1e-6));
    assertThat(svg).contains("voltage (V/Vmin)", "bit error rate (share of bits)");
    assertThat(svg).contains("voltage 0.700: 0.250", "voltage 0.800: 0.0100");
    assertThat(svg).contains("voltage 0.900: 1.00e-06", ">1e-6<", ">1e-3<");
    assertThat(svg).isEqualTo(OperatingPlot.svg("sram", curve(0.25, 0.01, 1e-6)));
  }

  @Test
  void points_without_errors_have_no_place_on_a_logarithmic_axis() {
    assertThat(OperatingPlot.svg("dram", curve(0.25, 0.01, 0))).doesNotContain("0.900: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatingPlot.svg("dram", curve(0.25, 0, 0)))
        .withMessage("a plot of dram needs two points with errors, there are 1");
  }

  private static OperatingCurve curve(double... rates) {
    return new OperatingCurve("voltage", "V/Vmin", new double[] {0.7, 0.8, 0.9}, rates);
  }
}
