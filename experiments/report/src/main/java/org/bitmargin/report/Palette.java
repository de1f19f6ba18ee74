package org.bitmargin.report;

import java.util.List;

/**
 * Colours and markers of losses. The colours follow Okabe and Ito's set for colour-blind readers
 * (M. Okabe, K. Ito, Color Universal Design, 2008; standing S) without its yellow, which is too
 * faint for lines; the markers tell lines apart in grey.
 *
 * <p>A loss has the same style in all plots of a run: the baseline the neutral first one, the
 * others the next ones in their order.
 */
final class Palette {

  /** Shapes that stay apart at small size. */
  enum Marker {
    CIRCLE,
    SQUARE,
    TRIANGLE_UP,
    DIAMOND,
    TRIANGLE_DOWN,
    PLUS,
    CROSS
  }

  /**
   * A colour.
   *
   * @param light on white
   * @param dark on a dark page
   */
  record Ink(String light, String dark) {}

  private static final List<Ink> INKS =
      List.of(
          new Ink("#4a4a4a", "#c9c9c9"),
          new Ink("#0072b2", "#4fa8e0"),
          new Ink("#d55e00", "#f08040"),
          new Ink("#009e73", "#2fc39a"),
          new Ink("#b0508f", "#dd8fbe"),
          new Ink("#c08a00", "#e6b422"),
          new Ink("#3a9bd9", "#8cc9f2"));

  private Palette() {}

  /** The style of a loss. */
  static int style(LossKey loss, List<LossKey> losses) {
    if (loss.isBaseline()) {
      return 0;
    }
    return 1 + losses.stream().filter(other -> !other.isBaseline()).toList().indexOf(loss);
  }

  static Ink ink(int style) {
    return INKS.get(colour(style));
  }

  /** Which of the colours a style has. */
  static int colour(int style) {
    return style == 0 ? 0 : 1 + (style - 1) % (INKS.size() - 1);
  }

  static int colours() {
    return INKS.size();
  }

  static Marker marker(int style) {
    return Marker.values()[style % Marker.values().length];
  }
}
