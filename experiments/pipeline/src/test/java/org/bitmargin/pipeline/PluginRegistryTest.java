package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {
  @TempDir Path folder;

  @Nested
  class On_the_class_path {
    private final PluginRegistry registry = PluginRegistry.ofClassPath();

    @Test
    void finds_plugins_of_every_kind() {
      for (PluginKind kind : PluginKind.values()) {
        assertThat(registry.of(kind)).as(kind.plural()).isNotEmpty();
      }
    }

    @Test
    void brings_full_precision_itself() {
      assertThat(registry.has(PluginKind.QUANTIZER, "full-precision")).isTrue();
    }

    @Test
    void knows_version_and_checksum_of_the_jar_a_plugin_came_in() {
      PluginJar jar = registry.require(PluginKind.LOSS, "mcel").jar();
      assertThat(jar.fileName()).startsWith("bitmargin-mcel");
      assertThat(jar.version()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(jar.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void an_unknown_id_lists_what_there_is_and_what_is_close() {
      assertThatThrownBy(() -> registry.require(PluginKind.LOSS, "mcle"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("no loss named mcle; there are: cross-entropy, hinge, mcel")
          .hasMessageEndingWith("did you mean mcel?");
    }

    @Test
    void every_plugin_that_ships_is_known_by_its_jar() {
      for (Plugin plugin : registry.all()) {
        if (!plugin.name().contains(":") && !plugin.name().equals(FullPrecisionFactory.NAME)) {
          assertThat(ShippedPlugins.jarOf(plugin.kind(), plugin.name()))
              .hasValueSatisfying(
                  jar -> assertThat(plugin.jar().fileName()).startsWith(jar.replace(".jar", "")));
        }
      }
    }
  }

  @Nested
  class In_a_folder_of_jars {

    @Test
    void finds_a_loss_of_a_third_party() throws IOException {
      Path jar = new TestJar(folder).loss("Ring", "acme:ring-loss").write("ring.jar");
      Plugin plugin = discover(folder).require(PluginKind.LOSS, "acme:ring-loss");
      assertThat(plugin.jar().path()).isEqualTo(jar);
      assertThat(plugin.jar().version()).isEqualTo("3.1.4");
      assertThat(plugin.defaults().toString()).contains("slope=2.0");
    }

    @Test
    void finds_it_also_where_the_jar_is_named_directly_and_once_where_it_is_named_twice()
        throws IOException {
      Path jar = new TestJar(folder).loss("Ring", "acme:ring-loss").write("ring.jar");
      assertThat(discover(jar, folder).has(PluginKind.LOSS, "acme:ring-loss")).isTrue();
    }

    @Test
    void ignores_a_jar_without_plugins_that_others_may_need() throws IOException {
      new TestJar(folder).api("").write("library.jar");
      assertThat(discover(folder).all()).hasSameSizeAs(PluginRegistry.ofClassPath().all());
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() {
      refused("nowhere does not exist", folder.resolve("nowhere"));
    }

    @Test
    void a_jar_that_is_no_zip_is_an_error_that_names_it() throws IOException {
      Files.writeString(folder.resolve("broken.jar"), "PK but not really");
      refused("broken.jar cannot be read as a jar", folder);
    }

    @Test
    void a_jar_for_another_api_is_an_error_that_names_both_versions() throws IOException {
      new TestJar(folder).api("7.2").loss("Ring", "acme:ring-loss").write("ring.jar");
      refused("ring.jar was built against API 7.2, this Bitmargin has API 0.1", folder);
    }

    @Test
    void a_jar_that_does_not_say_its_api_is_an_error_that_says_what_to_add() throws IOException {
      new TestJar(folder).api("").loss("Ring", "acme:ring-loss").write("ring.jar");
      refused("add the line \"Bitmargin-Api-Version: 0.1\"", folder);
    }

    @Test
    void a_provider_that_does_not_exist_is_an_error_that_names_the_jar() throws IOException {
      new TestJar(folder).service("org.bitmargin.api.LossFactory", "acme.Gone").write("gone.jar");
      refused("gone.jar cannot be loaded", folder);
    }

    @Test
    void a_class_that_is_no_factory_is_an_error_that_names_the_jar() throws IOException {
      new TestJar(folder)
          .service("org.bitmargin.api.LossFactory", "java.lang.String")
          .write("string.jar");
      refused("string.jar cannot be loaded", folder);
    }

    @Test
    void an_id_that_is_not_kebab_case_is_an_error() throws IOException {
      new TestJar(folder).loss("Ring", "acme:Ring_Loss").write("ring.jar");
      refused("has the id \"acme:Ring_Loss\"", folder);
    }

    @Test
    void the_same_id_twice_is_an_error_that_names_both_jars() throws IOException {
      new TestJar(Files.createDirectory(folder.resolve("a")))
          .loss("A", "acme:x")
          .write("first.jar");
      new TestJar(Files.createDirectory(folder.resolve("b")))
          .loss("B", "acme:x")
          .write("second.jar");
      assertThatThrownBy(() -> discover(folder.resolve("a"), folder.resolve("b")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("first.jar")
          .hasMessageContaining("second.jar");
    }

    @Test
    void the_same_jar_under_two_names_is_an_error_that_names_both() throws IOException {
      Path jar = new TestJar(folder).loss("Ring", "acme:ring-loss").write("ring.jar");
      Files.copy(jar, folder.resolve("ring-copy.jar"));
      assertThatThrownBy(() -> discover(folder))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("ring.jar")
          .hasMessageContaining("ring-copy.jar");
    }

    private PluginRegistry discover(Path... places) {
      return PluginRegistry.discover(List.of(places));
    }

    private void refused(String message, Path place) {
      assertThatThrownBy(() -> discover(place))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(message)
          .hasMessageNotContaining("\n");
    }
  }
}
