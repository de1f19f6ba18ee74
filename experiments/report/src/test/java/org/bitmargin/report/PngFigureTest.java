package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFigureTest {
  private static final double[] X = {0, 1, 2};
  private static final double[] Y = {90, 50, 20};

  private final Figure figure =
      new Figure(
          "f",
          "title",
          List.of("note"),
          new Axis("x", -0.1, 2.1, List.of(new Tick(0, "0"))),
          Axis.nice("y", 0, 100),
          List.of(
              Series.curve(
                  "mcel",
                  Look.of(1),
                  X,
                  Y,
                  new double[] {90, 40, 10},
                  new double[] {90, 60, 30},
                  List.of("a", "b", "c"))),
          List.of(new Rule(10, "chance 10.0", Rule.NEUTRAL)),
          OptionalDouble.of(0.5));

  @Test
  void has_its_points_where_the_svg_has_them() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngFigure.of(figure)));
    FigureLayout layout = new FigureLayout(figure);
    for (int i = 0; i < X.length; i++) {
      int x = (int) Math.round(2 * (layout.x(X[i]) + FigureLayout.MARGIN));
      int y = (int) Math.round(2 * (layout.y(Y[i]) + FigureLayout.MARGIN));
      assertThat(new Color(image.getRGB(x, y))).isEqualTo(new Color(0x0072b2));
      // Past the edge of the marker, to the right of the last point, there is paper.
    }
    int right = (int) Math.round(2 * (layout.x(2) + FigureLayout.MARGIN)) + 14;
    int level = (int) Math.round(2 * (layout.y(20) + FigureLayout.MARGIN));
    assertThat(new Color(image.getRGB(right, level - 6))).isEqualTo(Color.WHITE);
  }

  @Test
  void is_twice_the_size_of_the_svg() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngFigure.of(figure)));
    String box =
        Xml.parse(SvgFigure.standalone(figure)).getDocumentElement().getAttribute("viewBox");
    assertThat(box)
        .isEqualTo("-14 -14 %d %d".formatted(image.getWidth() / 2, image.getHeight() / 2));
  }

  @Test
  void has_the_same_bytes_each_time() {
    assertThat(PngFigure.of(figure)).isEqualTo(PngFigure.of(figure));
  }

  @Test
  void markers_of_losses_are_all_different_and_so_are_their_colours() {
    List<Integer> styles = List.of(0, 1, 2, 3, 4, 5, 6);
    assertThat(styles.stream().map(Palette::marker)).doesNotHaveDuplicates();
    assertThat(styles.stream().map(Palette::ink)).doesNotHaveDuplicates();
  }
}
