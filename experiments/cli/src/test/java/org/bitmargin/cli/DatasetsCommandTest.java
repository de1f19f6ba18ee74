package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bitmargin.datasets.images.Checksum;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsCommandTest {
  private static final int RECORD = 3073;
  private static final String SUBSET =
      "a subset, 10000 training and 10000 test images (1 of 5 training files)";

  @TempDir static Path folder;
  private static Cli cli;
  private static Path batch;

  @BeforeAll
  static void put_a_part_of_cifar10_there() throws IOException {
    cli = new Cli(folder);
    Path batches = Files.createDirectories(folder.resolve("data/cifar10/cifar-10-batches-bin"));
    batch = batches.resolve("data_batch_1.bin");
    Files.write(batch, records(1));
    Files.write(batches.resolve("test_batch.bin"), records(2));
  }

  private static byte[] records(int seed) {
    byte[] bytes = new byte[10_000 * RECORD];
    new SplittableRandom(seed).nextBytes(bytes);
    for (int i = 0; i < 10_000; i++) {
      bytes[i * RECORD] = (byte) (i % 10);
    }
    return bytes;
  }

  @Test
  void the_list_says_where_and_that_it_is_a_subset() {
    assertThat(cli.run("datasets").out())
        .containsPattern("cifar10 +here: a subset, 10000 training and 10000 test images")
        .contains("(1 of 5 training files), in " + batch.getParent());
  }

  @Test
  void a_run_on_a_subset_says_so_where_it_was_allowed() throws IOException {
    String yaml = Cli.TINY.replace("{name: synthetic, parameters: {train: 120, test: 40}}", "X");
    Files.writeString(folder.resolve("all.yaml"), yaml.replace("X", "cifar10"));
    Cli.Result refused = cli.run("run", "all.yaml");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("say subset: true").hasLineCount(1);

    Files.writeString(
        folder.resolve("part.yaml"),
        yaml.replace("X", "{name: cifar10, parameters: {subset: true}}")
            .replace("batch: 20", "batch: 20, images: 40}\nevaluation: {images: 20"));
    Cli.Result run = cli.run("run", "part.yaml", "--out", "part");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("data: cifar10, " + SUBSET);
    assertThat(folder.resolve("part/manifest.json"))
        .content()
        .contains("\"content\" : \"a subset\"", "\"data_batch_1.bin\"")
        .doesNotContain(folder.toString());
    assertThat(folder.resolve("part/report.html")).content().contains("cifar10, " + SUBSET);
  }

  @Test
  void verify_finds_a_file_that_is_not_as_recorded() throws IOException {
    Path record = folder.resolve("data/cifar10/SHA256SUMS");
    String line = "%s  cifar-10-batches-bin/data_batch_1.bin\n";
    Files.writeString(record, line.formatted(Checksum.SHA_256.of(batch)));
    Cli.Result right = cli.run("datasets", "verify", "cifar10", "--set", "subset=true");
    assertThat(right.out()).contains("1 of 1 files are as recorded", SUBSET, "3x32x32");
    assertThat(right.code()).isZero();

    Files.writeString(record, line.formatted("0".repeat(64)));
    Cli.Result wrong = cli.run("datasets", "verify", "cifar10", "--set", "subset=true");
    Files.delete(record);
    assertThat(wrong.err()).isEqualTo("bitmargin: " + batch + " was changed\n");
    assertThat(wrong.code()).isEqualTo(1);
  }

  @Test
  void fetch_refuses_what_it_cannot_fetch() {
    Cli.Result synthetic = cli.run("datasets", "fetch", "synthetic");
    assertThat(synthetic.err()).contains("synthetic has nothing to fetch").hasLineCount(1);
    assertThat(synthetic.code()).isEqualTo(2);
    assertThat(cli.run("datasets", "fetch", "cifar").err()).contains("no dataset named cifar");
    assertThat(cli.run("datasets", "fetch", "imagenette", "--set", "folder=mine").err())
        .contains("imagenette has nothing to fetch");
    assertThat(cli.run("datasets", "fetch", "cifar10", "--set", "crop=4").err())
        .contains("crop is not a known key");
  }

  @Test
  void fetch_takes_a_damaged_file_for_none() throws IOException {
    Path root = Files.createDirectories(folder.resolve("other/svhn"));
    Files.writeString(root.resolve("train_32x32.mat"), "half");
    Cli.Result result = cli.run("datasets", "fetch", "svhn", "--into", "other");
    assertThat(result.err())
        .contains("train_32x32.mat is not the published file: MD5 is")
        .contains("expected e26dedcc434d2e4c54c9b2d4a06d8373; remove it and fetch again")
        .hasLineCount(1);
    assertThat(result.code()).isEqualTo(1);
  }
}
