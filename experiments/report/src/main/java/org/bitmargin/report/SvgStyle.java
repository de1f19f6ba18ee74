package org.bitmargin.report;

import java.util.function.Function;

/** The style sheets of figures. */
final class SvgStyle {
  private static final String SHAPES =
      """
      .figure text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;font-size:12px}
      .figure .title{font-size:15px;font-weight:600}
      .figure .tick{font-variant-numeric:tabular-nums}
      .figure path{fill:none;stroke-linejoin:round}
      .figure .line{stroke:currentColor;stroke-width:2}
      .figure .dashed{stroke-dasharray:5 4;stroke-width:1.5}
      .figure .whisker{stroke:currentColor;stroke-width:1.4;opacity:.7}
      .figure .point{font-size:10px;fill:currentColor}
      .figure .golden{stroke:currentColor;stroke-width:1;stroke-dasharray:1.5 3;opacity:.75}
      .figure .reference{stroke:currentColor;stroke-width:1.2;stroke-dasharray:7 4}
      .figure .axis{stroke-width:1}
      .figure .grid{stroke-width:1}
      .figure .break{stroke-width:3}
      .figure path.band{fill:currentColor;fill-opacity:.18}
      .figure path.marker{fill:currentColor;stroke-width:1.2}
      """;

  private SvgStyle() {}

  /** Class of a colour. */
  static String ink(int style) {
    return style == Rule.NEUTRAL ? "neutral" : "ink" + Palette.colour(style);
  }

  /** For a file of its own: light colours, literal so that every drawing program knows them. */
  static String standalone() {
    return "\n"
        + SHAPES
        + """
        .figure text{fill:#4a4f55}
        .figure .title{fill:#16191d}
        .figure .axis{stroke:#6b7178}
        .figure .grid{stroke:#e4e7ea}
        .figure .break,.figure .marker{stroke:#ffffff}
        .figure .neutral{color:#6b7178}
        .figure .paper{fill:#ffffff}
        """
        + inks(Palette.Ink::light);
  }

  /** For the page, whose variables change with light and dark mode. */
  static String page() {
    return SHAPES
        + """
        .figure text{fill:var(--soft)}
        .figure .title{fill:var(--ink)}
        .figure .axis{stroke:var(--line-strong)}
        .figure .grid{stroke:var(--line)}
        .figure .break,.figure .marker{stroke:var(--page)}
        .figure .neutral{color:var(--soft)}
        """
        + inks(Palette.Ink::light)
        + "@media (prefers-color-scheme:dark){\n"
        + inks(Palette.Ink::dark)
        + "}\n";
  }

  private static String inks(Function<Palette.Ink, String> tone) {
    StringBuilder css = new StringBuilder();
    for (int colour = 0; colour < Palette.colours(); colour++) {
      css.append(".ink%d{color:%s}\n".formatted(colour, tone.apply(Palette.ink(colour))));
    }
    return css.toString();
  }
}
