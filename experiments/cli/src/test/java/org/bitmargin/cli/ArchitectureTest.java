package org.bitmargin.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Which part may know what. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.bitmargin");

  private static final String[] PLUGINS_AND_API = {
    "org.bitmargin.api..",
    "org.bitmargin.losses..",
    "org.bitmargin.quantizers..",
    "org.bitmargin.faults..",
    "org.bitmargin.protections..",
    "org.bitmargin.models..",
    "org.bitmargin.datasets.."
  };

  @Test
  void every_part_is_looked_at() {
    for (String part :
        List.of(
            "api",
            "losses.mcel",
            "quantizers.uniform",
            "faults.bitflip",
            "models.nn",
            "models.vgg3",
            "datasets.idx",
            "engine",
            "pipeline",
            "report",
            "cli")) {
      assertThat(CLASSES)
          .as(part)
          .anyMatch(c -> c.getPackageName().equals("org.bitmargin." + part));
    }
  }

  @Test
  void only_the_pipeline_knows_guice() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.bitmargin.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
        .check(CLASSES);
  }

  @Test
  void plugins_and_the_api_know_nothing_above_them() {
    noClasses()
        .that()
        .resideInAnyPackage(PLUGINS_AND_API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.bitmargin.engine..",
            "org.bitmargin.pipeline..",
            "org.bitmargin.report..",
            "org.bitmargin.cli..")
        .check(CLASSES);
  }

  @Test
  void the_api_needs_nd4j_alone() {
    classes()
        .that()
        .resideInAPackage("org.bitmargin.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.nd4j..", "org.bitmargin.api..")
        .check(CLASSES);
  }

  @Test
  void the_engine_knows_no_configuration_and_no_report() {
    noClasses()
        .that()
        .resideInAPackage("org.bitmargin.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.bitmargin.pipeline..",
            "org.bitmargin.report..",
            "org.bitmargin.cli..",
            "org.bitmargin.losses..",
            "org.bitmargin.quantizers..",
            "org.bitmargin.faults..",
            "org.bitmargin.protections..",
            "org.bitmargin.models..",
            "org.bitmargin.datasets..",
            "org.yaml..")
        .check(CLASSES);
  }

  @Test
  void the_report_reads_files_and_knows_no_engine() {
    noClasses()
        .that()
        .resideInAPackage("org.bitmargin.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bitmargin.engine..", "org.bitmargin.pipeline..", "org.nd4j..")
        .check(CLASSES);
  }

  @Test
  void results_never_come_from_a_clock_or_a_global_random_source() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.bitmargin.cli..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class, Clock.class)
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("org.bitmargin.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
