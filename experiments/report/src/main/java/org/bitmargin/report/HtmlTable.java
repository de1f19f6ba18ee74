package org.bitmargin.report;

/** Tables of the page: a caption, a head, rows whose first cell names them. */
final class HtmlTable {
  private final Markup page;
  private final int texts;

  private HtmlTable(Markup page, int texts) {
    this.page = page;
    this.texts = texts;
  }

  /**
   * Opens a table that scrolls sideways where the page is too narrow.
   *
   * @param texts how many of the first columns hold words; the others hold numbers
   */
  static HtmlTable open(Markup page, String caption, int texts, String... heads) {
    page.open("div", "class", "scroll", "tabindex", "0").open("table");
    if (!caption.isEmpty()) {
      page.element("caption", caption);
    }
    page.open("thead").open("tr");
    for (int i = 0; i < heads.length; i++) {
      page.element("th", heads[i], "scope", "col", "class", i < texts ? "words" : "number");
    }
    page.close().close().open("tbody");
    return new HtmlTable(page, texts);
  }

  /** A row of plain texts; the first one is its head. */
  HtmlTable row(String head, String... cells) {
    page.open("tr").element("th", head, "scope", "row");
    for (int i = 0; i < cells.length; i++) {
      page.element("td", cells[i], "class", i + 1 < texts ? "words" : "number");
    }
    page.close();
    return this;
  }

  /** The end of the table. */
  void close() {
    page.close().close().close();
  }
}
