package org.bitmargin.datasets.svhn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import org.junit.jupiter.api.Test;

/** Published images, against values another reader got from them. */
class PublishedDataTest {

  private static SvhnFile readOrSkip(String name) {
    String root = System.getenv("BITMARGIN_DATA");
    assumeTrue(root != null, "no SVHN here: BITMARGIN_DATA names no folder");
    var file = new DatasetContext(List.of(Path.of(root))).find("svhn/" + name);
    assumeTrue(file.isPresent(), "no svhn/" + name + " in BITMARGIN_DATA");
    return SvhnFile.read(file.get(), 73_257);
  }

  private static int at(SvhnFile file, int row, int column, int channel) {
    return file.pixels()[channel * 1024 + row * 32 + column] & 0xff;
  }

  private static long sum(SvhnFile file, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += file.pixels()[i] & 0xff;
    }
    return sum;
  }

  @Test
  void training_pixels_and_labels_are_those_of_an_independent_reader() {
    SvhnFile file = readOrSkip("train_32x32.mat");
    assumeTrue(file.labels().length == 9_083, "values are those of another split");

    assertThat(new int[] {at(file, 0, 0, 0), at(file, 0, 0, 1), at(file, 0, 0, 2)})
        .containsExactly(38, 103, 60);
    assertThat(at(file, 0, 1, 0)).isEqualTo(39);
    assertThat(at(file, 1, 0, 0)).isEqualTo(39);
    assertThat(sum(file, 0, 3072)).isEqualTo(199_017);
    // Stored 5 2 1 10 6.
    assertThat(file.labels()).startsWith(5, 2, 1, 0, 6);
    int length = file.pixels().length;
    assertThat((double) sum(file, 0, length) / length).isCloseTo(117.364759, within(1e-6));
  }

  @Test
  void test_pixels_and_labels_are_those_of_an_independent_reader() {
    SvhnFile file = readOrSkip("test_32x32.mat");
    assumeTrue(file.labels().length == 2_000, "values are those of another split");

    assertThat(new int[] {at(file, 0, 0, 0), at(file, 0, 0, 1), at(file, 0, 0, 2)})
        .containsExactly(174, 167, 174);
    assertThat(at(file, 0, 1, 0)).isEqualTo(173);
    assertThat(at(file, 1, 0, 0)).isEqualTo(177);
    assertThat(sum(file, 0, 3072)).isEqualTo(355_259);
    assertThat(file.labels()).startsWith(0, 6, 3, 1, 1);
  }
}
