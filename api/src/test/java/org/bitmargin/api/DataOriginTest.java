package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataOriginTest {
  private static final Reference SOURCE = new Reference("a paper", "", Reference.Standing.READ);

  @Test
  void a_subset_is_called_one() {
    assertThat(
            new DataOrigin(DataOrigin.Content.SUBSET, 100, 50, List.of(), "2 of 5 files")
                .describe())
        .isEqualTo("a subset, 100 training and 50 test images (2 of 5 files)");
    assertThat(new DataOrigin(DataOrigin.Content.OWN, 100, 50, List.of(), "").describe())
        .isEqualTo("100 training and 50 test images");
  }

  @Test
  void archives_are_told_by_their_names() {
    assertThat(file("cifar10/a.tar.gz").isArchive()).isTrue();
    assertThat(file("imagenette/a.tgz").isArchive()).isTrue();
    assertThat(file("mnist/a.gz").isArchive()).isFalse();
    assertThat(file("mnist/a.gz").fileName()).isEqualTo("a.gz");
  }

  @Test
  void a_published_file_stays_below_the_data_root() {
    for (String path : new String[] {"/etc/passwd", "../x", "", "a/../../x"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> file(path)).withMessageContaining(path);
    }
  }

  private static PublishedFile file(String path) {
    return new PublishedFile(path, List.of("http://x/y"), "0".repeat(32), "", SOURCE);
  }
}
