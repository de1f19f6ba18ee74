package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The manifest of the run as it stands, and the configuration. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static void configuration(Markup page, Findings findings) {
    if (findings.configuration().isEmpty()) {
      page.element("p", "Left out: the run folder has no experiment.yaml.", "class", "note");
      return;
    }
    page.open("pre", "tabindex", "0");
    page.element("code", findings.configuration().get());
    page.close();
  }

  static void manifest(Markup page, Findings findings) {
    if (findings.manifest().isEmpty()) {
      page.element("p", "Left out: the run folder has no manifest.json.", "class", "note");
      return;
    }
    findings
        .manifest()
        .get()
        .properties()
        .forEach(
            entry -> {
              boolean open = !entry.getValue().isContainerNode();
              if (open) {
                page.open("p").element("strong", entry.getKey()).text(": ");
                page.text(entry.getValue().asText()).close();
              } else if (!entry.getKey().equals("config") || findings.configuration().isEmpty()) {
                // The configuration stands in full in its own section.
                page.open("details").element("summary", entry.getKey());
                node(page, entry.getValue());
                page.close();
              }
            });
  }

  private static void node(Markup page, JsonNode node) {
    if (node.isEmpty()) {
      page.element("p", "none", "class", "note");
    } else if (node.isObject()) {
      page.open("dl");
      node.properties()
          .forEach(
              entry -> {
                page.element("dt", entry.getKey());
                page.open("dd");
                value(page, entry.getValue());
                page.close();
              });
      page.close();
    } else {
      page.open("ul");
      node.forEach(
          item -> {
            page.open("li");
            value(page, item);
            page.close();
          });
      page.close();
    }
  }

  private static void value(Markup page, JsonNode node) {
    if (node.isContainerNode()) {
      node(page, node);
    } else {
      page.text(node.isNull() ? "–" : node.asText());
    }
  }
}
