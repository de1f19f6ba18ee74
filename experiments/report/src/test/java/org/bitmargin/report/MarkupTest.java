package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapes_text_and_attributes() {
    Markup markup = new Markup().element("td", "<script>&\"", "title", "a\"<b");
    assertThat(markup).hasToString("<td title=\"a&quot;&lt;b\">&lt;script&gt;&amp;\"</td>\n");
  }

  @Test
  void refuses_a_style_sheet_that_could_end_its_element() {
    assertThatThrownBy(() -> new Markup().css("</style><script>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_to_end_with_an_open_element() {
    Markup open = new Markup().open("p");
    assertThatThrownBy(open::toString).hasMessageContaining("not closed: [p]");
  }

  @Property
  void is_well_formed_whatever_the_text(@ForAll String text) {
    String expected = text.replace("\r\n", "\n").replace('\r', '\n');
    String read =
        Xml.parse(new Markup().element("p", text, "title", text).toString())
            .getDocumentElement()
            .getTextContent();
    assertThat(read.replaceAll("[^\\n\\t -\\ud7ff\\ue000-\\ufffc]", ""))
        .isEqualTo(expected.replaceAll("[^\\n\\t -\\ud7ff\\ue000-\\ufffc]", ""));
  }
}
