package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two trees differ, one line a place. */
final class TreeDifferences {
  private static final int LONGEST = 60;

  private final List<String> lines = new ArrayList<>();

  private TreeDifferences() {}

  /** Lines such as {@code training.epochs: 3 there, 5 here}. */
  static List<String> of(JsonNode there, JsonNode here) {
    TreeDifferences differences = new TreeDifferences();
    differences.compare("", there, here);
    return differences.lines;
  }

  private void compare(String path, JsonNode there, JsonNode here) {
    if (there.equals(here)) {
      return;
    }
    if (there.isObject() && here.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      there.fieldNames().forEachRemaining(keys::add);
      here.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        compare(path.isEmpty() ? key : path + "." + key, there.path(key), here.path(key));
      }
    } else if (there.isArray() && here.isArray()) {
      for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
        compare("%s[%d]".formatted(path, i), there.path(i), here.path(i));
      }
    } else {
      lines.add("%s: %s there, %s here".formatted(path, show(there), show(here)));
    }
  }

  private static String show(JsonNode node) {
    if (node instanceof MissingNode) {
      return "nothing";
    }
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
  }
}
