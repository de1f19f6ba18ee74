package org.bitmargin.report;

import java.util.Collection;
import java.util.List;

/** The sections that are figures: curves, margins, training. */
final class FigureSections {
  private FigureSections() {}

  static void curves(Markup page, Findings findings) {
    write(
        page,
        findings.figures().accuracy().values(),
        "No panel has two rates, so there is no curve to draw.");
  }

  static void margins(Markup page, Findings findings) {
    write(
        page,
        findings.figures().margins().values(),
        "Left out: the run folder has no margins.csv, or none that names its cells.");
  }

  static void training(Markup page, Findings findings) {
    write(
        page,
        findings.figures().training().values().stream().flatMap(List::stream).toList(),
        "Left out: the run folder has no training.csv, or none that names its cells.");
  }

  private static void write(Markup page, Collection<Figure> figures, String otherwise) {
    if (figures.isEmpty()) {
      page.element("p", otherwise, "class", "note");
    }
    figures(page, figures);
  }

  /** The figures alone. */
  static void figures(Markup page, Collection<Figure> figures) {
    page.open("div", "class", "figures");
    for (Figure figure : figures) {
      page.open("figure").add(SvgFigure.inline(figure)).close();
    }
    page.close();
  }
}
