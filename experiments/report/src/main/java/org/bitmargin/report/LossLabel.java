package org.bitmargin.report;

/** The head of a row: the marker and the name of a loss, as in the figures. */
final class LossLabel {
  private LossLabel() {}

  static void write(Markup page, Findings findings, LossKey loss) {
    int style = Palette.style(loss, findings.study().losses());
    page.open("th", "scope", "row", "class", "loss");
    page.open("svg", "class", "swatch", "viewBox", "0 0 14 14", "aria-hidden", "true");
    page.leaf(
        "path", "class", SvgStyle.ink(style), "d", MarkerPath.of(Palette.marker(style), 7, 7));
    page.close();
    page.element("span", findings.name(loss));
    page.close();
  }
}
