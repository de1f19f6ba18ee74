package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {

  private static Figure figure(double[] x, double[] y, List<String> labels) {
    double[] low = new double[y.length];
    double[] high = new double[y.length];
    IntStream.range(0, y.length)
        .forEach(
            i -> {
              low[i] = y[i] - 15;
              high[i] = y[i] + 5;
            });
    List<String> notes = labels.stream().map(label -> "at " + label).toList();
    Look look = Look.bars(1, Palette.Marker.DIAMOND);
    return new Figure(
        "f",
        "title",
        List.of(),
        new Axis("x", 0, 10, List.of()),
        Axis.nice("y", 0, 100),
        List.of(Series.curve("s", look, x, y, low, high, notes).labelled(labels)),
        List.of(),
        OptionalDouble.empty());
  }

  @Nested
  class Words {
    @Test
    void stand_beside_their_points_in_both_kinds_of_file() {
      Figure figure = figure(new double[] {2, 8}, new double[] {50, 60}, List.of("0.9", "0.8"));
      FigureLayout layout = new FigureLayout(figure);
      List<PointLabels.Label> labels = PointLabels.of(figure, layout);
      assertThat(labels).extracting(PointLabels.Label::text).containsExactly("0.9", "0.8");
      assertThat(labels.get(0).x()).isCloseTo(layout.x(2) + 7, within(1e-9));
      assertThat(SvgFigure.standalone(figure)).contains(">0.9</text>").contains("point ink1");
    }

    @Test
    void never_cover_each_other_and_are_left_out_without_room() {
      double[] same = new double[30];
      Arrays.fill(same, 5);
      List<String> words = IntStream.range(0, 30).mapToObj(i -> "label" + i).toList();
      Figure figure = figure(same, same, words);
      List<PointLabels.Label> labels = PointLabels.of(figure, new FigureLayout(figure));
      assertThat(labels).hasSizeBetween(1, 4);
      assertThat(labels.stream().map(l -> l.x() + "/" + l.y())).doesNotHaveDuplicates();
    }
  }

  @Test
  void intervals_are_bars_at_the_points() throws Exception {
    Figure figure = figure(new double[] {2, 8}, new double[] {50, 50}, List.of("a", "b"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngFigure.of(figure)));
    FigureLayout layout = new FigureLayout(figure);
    int x = (int) Math.round(2 * (layout.x(2) + FigureLayout.MARGIN));
    int y = (int) Math.round(2 * (layout.y(38) + FigureLayout.MARGIN));
    assertThat(new Color(image.getRGB(x, y)).getBlue()).isGreaterThan(150);
    assertThat(new Color(image.getRGB(x, y)).getRed()).isLessThan(120);
    assertThat(new Color(image.getRGB(x + 12, y))).isEqualTo(Color.WHITE);
    assertThat(SvgFigure.standalone(figure))
        .contains("class=\"whisker\"")
        .doesNotContain(" band\"");
  }

  @Nested
  class Scale {
    private EnergyScale of(double low, double high) {
      Curve curve = new Rows().add(Rows.MCEL, 0, 900).curve();
      OperatingPoint point = curve.samples().firstKey();
      Sample sample = curve.samples().get(point);
      return EnergyScale.of(
          List.of(
              new EnergyPoint(curve, point, sample, low),
              new EnergyPoint(curve, point, sample, high)));
    }

    @Test
    void has_the_unit_of_the_largest_energy() {
      assertThat(of(10, 999).text(500)).isEqualTo("500 nJ");
      assertThat(of(900, 1500).text(1250)).isEqualTo("1.25 µJ");
      assertThat(of(900, 2.5e6).text(2.5e6)).isEqualTo("2.50 mJ");
    }

    @Test
    void is_logarithmic_only_over_a_wide_range() {
      assertThat(of(100, 300).position(200)).isEqualTo(200);
      assertThat(of(10, 100).position(100)).isEqualTo(2);
      assertThat(of(10, 100).axis().title()).contains("logarithmic");
    }

    @Test
    void holds_a_single_energy_too() {
      Axis axis = of(70, 70).axis();
      assertThat(axis.low()).isLessThan(70);
      assertThat(axis.high()).isGreaterThan(70);
      assertThat(of(0, 0).axis().high()).isPositive();
    }

    @Test
    void rounds_half_an_interval_as_its_number() {
      assertThat(of(100, 500).halfWidth(412, 3.2)).isEqualTo("3");
      assertThat(of(100, 2000).halfWidth(1250, 32)).isEqualTo("0.03");
    }
  }

  @Test
  void the_front_leaves_out_what_is_beaten_or_no_better() {
    Curve curve =
        new Rows()
            .add(Rows.MCEL, 0, 900)
            .add(Rows.MCEL, 0.01, 850)
            .add(Rows.MCEL, 0.02, 850)
            .add(Rows.MCEL, 0.03, 800)
            .curve();
    double[] energies = {100, 70, 80, 80};
    List<OperatingPoint> points = List.copyOf(curve.samples().keySet());
    List<EnergyPoint> all =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new EnergyPoint(
                        curve, points.get(i), curve.samples().get(points.get(i)), energies[i]))
            .toList();
    assertThat(ParetoFront.of(all)).extracting(EnergyPoint::nanojoule).containsExactly(70.0, 100.0);
  }
}
