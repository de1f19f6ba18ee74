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
   * @param heads of the columns; in them and in cells, small print follows a line break
   */
  static HtmlTable open(Markup page, String caption, int texts, String... heads) {
    page.open("div", "class", "scroll", "tabindex", "0").open("table");
    if (!caption.isEmpty()) {
      page.element("caption", caption);
    }
    page.open("thead").open("tr");
    for (int i = 0; i < heads.length; i++) {
      page.open("th", "scope", "col", "class", i < texts ? "words" : "number");
      lines(page, heads[i]);
      page.close();
    }
    page.close().close().open("tbody");
    return new HtmlTable(page, texts);
  }

  /** A row of plain texts; the first one is its head. */
  HtmlTable row(String head, String... cells) {
    page.open("tr").element("th", head, "scope", "row");
    for (int i = 0; i < cells.length; i++) {
      page.open("td", "class", i + 1 < texts ? "words" : "number");
      lines(page, cells[i]);
      page.close();
    }
    page.close();
    return this;
  }

  /** What stands after a line break is small print. */
  private static void lines(Markup page, String text) {
    int end = text.indexOf('\n');
    page.text(end < 0 ? text : text.substring(0, end));
    if (end >= 0) {
      page.element("small", text.substring(end + 1));
    }
  }

  /** The end of the table. */
  void close() {
    page.close().close().close();
  }
}
