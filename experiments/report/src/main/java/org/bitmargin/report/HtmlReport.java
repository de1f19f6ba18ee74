package org.bitmargin.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code report.html}: one file that asks for no other, readable in light and dark mode, with
 * neither scripts nor fonts; well-formed XML too.
 */
final class HtmlReport {
  /** A part of the page. */
  private record Section(
      String id, String title, BiConsumer<Markup, Findings> body, Predicate<Findings> applies) {

    Section(String id, String title, BiConsumer<Markup, Findings> body) {
      this(id, title, body, findings -> true);
    }
  }

  private static final List<Section> SECTIONS =
      List.of(
          new Section("outcome", "Outcome", OutcomeSection::write),
          new Section("curves", "Accuracy against bit error rate", FigureSections::curves),
          new Section("comparison", "Where cross-entropy is not beaten", ComparisonSection::write),
          new Section(
              "technologies",
              "Memory technologies",
              TechnologySection::write,
              findings -> !findings.technologies().isEmpty()),
          new Section(
              "energy",
              "Accuracy against energy",
              EnergySection::write,
              findings -> !findings.memories().isEmpty()),
          new Section(
              "protections", "Protections", ProtectionSection::write, ProtectionSection::applies),
          new Section("margins", "Logit margins", FigureSections::margins),
          new Section("training", "Training", FigureSections::training),
          new Section("seeds", "Training seeds", SeedSection::write),
          new Section("confusion", "Confusion matrices", ConfusionSection::write),
          new Section("classes", "Classes", ClassSection::write),
          new Section(
              "exposure",
              "What was exposed and what was not",
              ExposureSection::write,
              ExposureSection::applies),
          new Section("audit", "Audit of bit flips", AuditSection::write),
          new Section("methods", "How to read the numbers", MethodSection::write),
          new Section("configuration", "Configuration", ProvenanceSection::configuration),
          new Section("provenance", "Environment and provenance", ProvenanceSection::manifest));

  private HtmlReport() {}

  static String of(Findings findings) {
    String name = name(findings);
    Markup page = new Markup();
    page.open("html", "lang", "en");
    page.open("head");
    page.leaf("meta", "charset", "utf-8");
    page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.leaf("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("link", "rel", "icon", "href", "data:,");
    page.element("title", name + " – Bitmargin report");
    page.open("style").css(sheet() + SvgStyle.page()).close();
    page.close();
    page.open("body");
    List<Section> sections = SECTIONS.stream().filter(s -> s.applies().test(findings)).toList();
    header(page, findings, name, sections);
    page.open("main");
    for (Section section : sections) {
      page.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
      page.element("h2", section.title(), "id", section.id() + "-title");
      section.body().accept(page, findings);
      page.close();
    }
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page;
  }

  private static void header(Markup page, Findings findings, String name, List<Section> sections) {
    page.open("header");
    page.element("p", "Bitmargin report", "class", "kicker");
    page.element("h1", name);
    List<Panel> panels = findings.study().panels();
    String networks =
        Figures.networks(findings.study()).stream()
            .map(Panel::network)
            .collect(Collectors.joining("; "));
    String losses =
        findings.study().losses().stream().map(findings::name).collect(Collectors.joining("; "));
    String memories =
        panels.stream().map(Panel::memory).distinct().collect(Collectors.joining("; "));
    page.open("dl", "class", "facts");
    data(findings).ifPresent(text -> page.element("dt", "Data").element("dd", text));
    page.element("dt", "Networks").element("dd", networks);
    page.element("dt", "Losses").element("dd", losses);
    page.element("dt", "Faults").element("dd", memories);
    page.close();
    page.open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.title(), "href", "#" + section.id()).close();
    }
    page.close().close().close();
  }

  /** The data set, and whether it is the published one. */
  private static Optional<String> data(Findings findings) {
    return findings
        .manifest()
        .map(manifest -> manifest.path("data"))
        .filter(data -> data.hasNonNull("name"))
        .map(
            data -> {
              String name = data.path("name").asText();
              String note = data.path("note").asText();
              String counts =
                  ", %s, %d training and %d test images%s"
                      .formatted(
                          data.path("content").asText(),
                          data.path("train").asInt(),
                          data.path("test").asInt(),
                          note.isEmpty() ? "" : " (" + note + ")");
              return data.hasNonNull("content") ? name + counts : name;
            });
  }

  private static String name(Findings findings) {
    return findings.study().panels().stream()
        .map(Panel::experiment)
        .findFirst()
        .or(() -> findings.manifest().map(m -> m.path("experiment").asText()))
        .orElse("no results");
  }

  private static String sheet() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
