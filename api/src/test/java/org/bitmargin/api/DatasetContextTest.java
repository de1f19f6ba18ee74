package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetContextTest {
  @TempDir private Path first;
  @TempDir private Path second;
  private DatasetContext context;

  @BeforeEach
  void lookInBoth() {
    context = new DatasetContext(List.of(first, second));
  }

  @Test
  void the_first_root_that_has_the_file_wins() throws IOException {
    Path later = file(second, "data/train.gz");
    assertThat(context.find("data/train.gz")).contains(later);
    Path earlier = file(first, "data/train.gz");
    assertThat(context.find("data/train.gz")).contains(earlier);
    assertThat(context.require("data/train.gz", "fetch it")).isEqualTo(earlier);
  }

  @Test
  void a_folder_is_no_file() throws IOException {
    Files.createDirectories(first.resolve("data/train.gz"));
    assertThat(context.find("data/train.gz")).isEmpty();
  }

  @Test
  void a_missing_file_is_named_with_where_it_was_looked_for_and_how_to_get_it() {
    assertThatThrownBy(() -> context.require("data/train.gz", "install the package"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("data/train.gz")
        .hasMessageContaining(first.toString())
        .hasMessageContaining(second.toString())
        .hasMessageEndingWith("install the package")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void roots_are_copied() {
    List<Path> roots = new ArrayList<>(List.of(first));
    DatasetContext copied = new DatasetContext(roots);
    roots.clear();
    assertThat(copied.roots()).containsExactly(first);
  }

  private static Path file(Path root, String relative) throws IOException {
    Path path = root.resolve(relative);
    Files.createDirectories(path.getParent());
    return Files.createFile(path);
  }
}
