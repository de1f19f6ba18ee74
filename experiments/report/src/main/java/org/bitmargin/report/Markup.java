package org.bitmargin.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes well-formed XML, which is HTML too as long as only void elements are written by {@link
 * #leaf}. Text and attribute values are escaped here and nowhere else.
 */
final class Markup {
  private static final Set<String> INLINE =
      Set.of("a", "b", "code", "em", "i", "small", "span", "strong", "summary", "title", "text");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are name, value, name, value, … */
  Markup open(String name, String... attributes) {
    start(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Closes the innermost element. */
  Markup close() {
    String name = open.pop();
    out.append("</").append(name).append('>');
    if (!INLINE.contains(name)) {
      out.append('\n');
    }
    return this;
  }

  /** An element without content. */
  Markup leaf(String name, String... attributes) {
    start(name, attributes).append("/>");
    if (!INLINE.contains(name)) {
      out.append('\n');
    }
    return this;
  }

  /** An element that holds only text. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text, false);
    return this;
  }

  /** Adds what another one has written. */
  Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /** Adds a style sheet, which must not contain markup characters. */
  Markup css(String sheet) {
    if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet must not contain < or &");
    }
    out.append(sheet);
    return this;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private StringBuilder start(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
    return out;
  }

  private void escape(String text, boolean attribute) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.appendCodePoint(allowed(c) ? c : '\ufffd');
              }
            });
  }

  /** XML 1.0, production Char; line breaks in attributes would be normalised but do no harm. */
  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
